// A Bolt app over Socket Mode. It ends when its standard input does.
const { App, SocketModeReceiver } = require('@slack/bolt');

const clientOptions = { slackApiUrl: process.env.SLACK_API };
const receiver = new SocketModeReceiver({ appToken: process.env.APP_TOKEN, installerOptions: { clientOptions } });
const app = new App({ token: process.env.BOT_TOKEN, receiver, clientOptions });

app.event('app_mention', async ({ event, say }) => {
  await say({ text: `heard ${event.text}`, thread_ts: event.ts });
});
app.command('/parley', async ({ command, ack }) => ack(`command ${command.text}`));
app.action('go', async ({ ack, respond }) => {
  await ack();
  await respond({ text: 'clicked', replace_original: false });
});
app.shortcut('open', async ({ shortcut, ack, client }) => {
  await ack();
  await client.views.open({
    trigger_id: shortcut.trigger_id,
    view: {
      type: 'modal', callback_id: 'ask', title: { type: 'plain_text', text: 'Ask' }, submit: { type: 'plain_text', text: 'Send' },
      blocks: [{ type: 'input', block_id: 'q', label: { type: 'plain_text', text: 'Q' }, element: { type: 'plain_text_input', action_id: 'question' } }],
    },
  });
});
app.view('ask', async ({ ack }) => ack({ response_action: 'errors', errors: { q: 'too short' } }));

process.stdin.on('end', () => process.exit(0)).resume();
app.start().then(() => console.log('ready'));
