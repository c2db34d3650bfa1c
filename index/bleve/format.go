package bleve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"parley/corpus"
	"parley/index"
	"parley/index/analysis"
)

// layout changes with the documents and keys written here. What analysis and splitting do is
// fingerprinted by doing it.
const layout = 2

// probe is a text in which analysis and splitting have something to do of every kind they know.
const probe = "The U.S. export controls\n\nOn May 12, 2025, the Bureau of Industry and Security (BIS) amended 15 CFR § 744.21(a)(2) " +
	"and Supplement No. 4; ECCN 3A090.a and 4A090, HTS 8542.31.00, 90 FR 4544. China’s tariffs fell from 145% to 30 percent, " +
	"or $1.2 billion, “for 90 days”.\n\n- advanced-node integrated circuits (ICs) under 16/14 nm\n- Huawei's Ascend 910B\n\n" +
	"Entities’ licences were denied; companies’ appeals weren't. Naïve façade: semi-conductors, semiconductors, Semiconductor."

// format returns the fingerprint of what this code writes. An index made by other code than this has
// another one, and would not be found by the terms this code asks for.
func format() string {
	h := sha256.New()
	fmt.Fprintln(h, layout, index.Fields, analysis.Analyze(probe))
	heading := len("The U.S. export controls")
	for _, p := range index.Split(corpus.Article{
		ID: "probe", Title: "A probe", Text: probe,
		Blocks: []corpus.Block{
			{Kind: corpus.Heading, Level: 2, Start: 0, End: heading},
			{Kind: corpus.Paragraph, Start: heading + 2, End: len(probe)},
		},
	}) {
		fmt.Fprintln(h, p.Number, p.Start, p.End, p.Headings)
	}
	return fmt.Sprintf("%d-%s", layout, hex.EncodeToString(h.Sum(nil))[:16])
}
