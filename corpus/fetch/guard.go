package fetch

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"code.dny.dev/ssrf"
)

// ParseNetworks reads a list such as "127.0.0.0/8,10.0.0.0/8"; a single address counts as the network of itself.
// "" is none.
func ParseNetworks(list string) ([]netip.Prefix, error) {
	var networks []netip.Prefix
	for text := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		if one, err := netip.ParseAddr(text); err == nil {
			networks = append(networks, netip.PrefixFrom(one, one.BitLen()))
			continue
		}
		network, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, fmt.Errorf("%q is no network; write it as 10.0.0.0/8", text)
		}
		networks = append(networks, network.Masked())
	}
	return networks, nil
}

// transport returns a transport that connects to public addresses and those in allow only. It looks at the address the
// system is about to connect to, so a name that resolves otherwise the second time gains nothing. No proxy is used:
// what a proxy connects to cannot be looked at.
func transport(allow []netip.Prefix) *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: guardian(allow).Safe}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  MaxTime,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    atOnce,
		MaxResponseHeaderBytes: 64 << 10,
	}
}

// guardian knows the special networks of the IANA registries.
func guardian(allow []netip.Prefix) *ssrf.Guardian {
	var four, six []netip.Prefix
	for _, network := range allow {
		if network.Addr().Is4() {
			four = append(four, network)
		} else {
			six = append(six, network)
		}
	}
	return ssrf.New(ssrf.WithAnyPort(), ssrf.WithAllowedV4Prefixes(four...), ssrf.WithAllowedV6Prefixes(six...))
}

// within reports whether a host, given as an IP address, is in one of the networks.
func within(host string, networks []netip.Prefix) bool {
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	for _, network := range networks {
		if network.Contains(ip) {
			return true
		}
	}
	return false
}
