// A Bolt app behind a request URL. It prints its port, and ends when its standard input does.
const { App, HTTPReceiver } = require('@slack/bolt');

const receiver = new HTTPReceiver({ signingSecret: process.env.SIGNING_SECRET });
const app = new App({ token: process.env.BOT_TOKEN, receiver, clientOptions: { slackApiUrl: process.env.SLACK_API } });

app.message(async ({ message, say }) => {
  if (!message.bot_id) await say(`heard ${message.text}`);
});
app.command('/parley', async ({ command, ack }) => ack(`command ${command.text}`));
app.action('go', async ({ ack, respond }) => {
  await ack();
  await respond({ text: 'clicked', replace_original: false });
});
app.options('find', async ({ options, ack }) => {
  await ack({ options: [{ text: { type: 'plain_text', text: options.value }, value: options.value }] });
});

process.stdin.on('end', () => process.exit(0)).resume();
app.start(0).then((server) => console.log(server.address().port));
