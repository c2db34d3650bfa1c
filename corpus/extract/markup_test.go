package extract

import "testing"

func TestMarkup(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"blocks without paragraphs", "<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"},
		{"words over lines", "<p>one\n  two</p>", "one two"},
		{"single and double breaks", "one<br>two<br> <br>three", "one two\n\nthree"},
		{"what no one reads", "<p>a<script>x</script><style>y</style><span hidden>z</span><i style='display: none'>v</i><b aria-hidden=true>w</b></p>", "a"},
		{"a note mark", "<p>said.<sup><a href='#n1'>1</a></sup> 10<sup>th</sup></p>", "said. 10th"},
		{"list begins with a list", "<ul><li><ol start=4><li>a<li>b</ol></ul>", "  4. a\n  5. b"},
		{"item outside a list", "<li>a", "- a"},
		{"lines set as they are", "<pre>A wrapped sentence that has gone well beyond\nthe margin.\n\n* item\n</pre>", "A wrapped sentence that has gone well beyond the margin.\n\n* item"},
		{"definitions", "<dl><dt>EAR<dd>Rules</dl>", "EAR\n\nRules"},
		{"a table", "<table><caption>Rates</caption><tbody><tr><th>a<th>b<tr><td>1<td><p>2</p><p>3</p></table>", "Rates\n\na | b\n1 | 2 3"},
		{"a table for layout", "<table><tr><td><h2>Head</h2><p>Left.</p><td>Right.</table>", "Head\n\nLeft.\n\nRight."},
	} {
		text, _, err := Fragment(c.html)
		if err != nil || text != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, text, err, c.want)
		}
	}
}
