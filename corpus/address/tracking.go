package address

import (
	"slices"
	"strings"
)

// Parameters that say how a reader came to a page and not which page it is, in lower case.
// Names that lead somewhere on some site – "feed", "source", "cid" – are not among them: better two addresses for
// one page than none for another.
var (
	trackingPrefixes = []string{"utm_", "guce_", "pk_", "mtm_", "matomo_", "hsa_", "at_", "xtor", "__hs", "_hs", "vero_", "amp_", "oly_", "wt.", "ga_"}
	trackingNames    = []string{
		"fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh",
		"mc_cid", "mc_eid", "_ga", "_gl", "mkt_tok", "hsctatracking", "cmpid", "cmp", "ncid", "ocid", "smid", "icid", "s_cid",
		"ref", "ref_src", "ref_url", "referrer", "trk", "trkcampaign", "spm", "guccounter", "taid", "usqp", "sref",
		"sharetype", "ito", "campaign_id", "emc", "soc_src", "soc_trk", "emci", "emdi", "ceid",
	}
)

func tracking(name string) bool {
	return slices.Contains(trackingNames, name) ||
		slices.ContainsFunc(trackingPrefixes, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
}

// amp reports whether a parameter asks for the AMP form of a page.
func amp(name, value string) bool {
	return name == "amp" || strings.EqualFold(value, "amp") && (name == "outputtype" || name == "output" || name == "view")
}
