package analysis

import "strings"

// money reads an amount with its currency before or behind it: "$5.5 billion", "USD 5.5bn", "5.5 billion
// dollars", "$5-10 billion". It emits the amount in whole units of the currency.
func (f *finder) money(i int) int {
	j := i
	currency := currencyOf(f.exact(i))
	if currency != "" {
		if !f.near(i, "$") {
			return i
		}
		j++
	} else {
		currency = f.currencySign(i)
	}
	value, next := f.quantity(j)
	if next == j {
		return i
	}
	zeros, next := f.scale(next)
	end := next
	if currency == "" {
		if currency, end = f.currencyBehind(next); currency == "" {
			return i
		}
	}
	other, otherEnd, shared := f.upperEnd(j, next, zeros)
	if other > 0 && zeros == 0 {
		zeros = shared
	}
	f.emit(i, end, 0, currency+":"+shift(value, zeros))
	if other > 0 && f.currencySign(other) == "" {
		value, _ := f.quantity(other)
		f.emit(other, otherEnd, 0, currency+":"+shift(value, shared))
		return otherEnd
	}
	return end
}

// upperEnd finds the number that ends a range begun at word j, whose scale a bare first number shares:
// the 10 of "$5-10 billion". It returns 0 when there is none.
func (f *finder) upperEnd(j, next, zeros int) (other, end, shared int) {
	if zeros > 0 || next >= len(f.words) {
		return 0, 0, 0
	}
	switch {
	case isDash(strings.TrimRight(f.before(next), "$€£")):
		other = next
	case f.exact(next) == "to" && f.near(next, "$€£"):
		other = next + 1
	default:
		return 0, 0, 0
	}
	_, end = f.quantity(other)
	if end == other {
		return 0, 0, 0
	}
	if shared, end = f.scale(end); shared == 0 {
		return 0, 0, 0
	}
	return other, end, shared
}

// currencySign returns the currency whose sign stands before word i. Dollars of other countries are none.
func (f *finder) currencySign(i int) string {
	before := strings.TrimRight(f.before(i), " ")
	switch {
	case strings.HasSuffix(before, "€"):
		return "eur"
	case strings.HasSuffix(before, "£"):
		return "gbp"
	case strings.HasSuffix(before, "¥"), strings.HasSuffix(before, "￥"):
		return "cny" // in this field; Japan's sums are given in words or dollars
	case before == "$" && i > 0 && isLetter(f.text[f.words[i-1].End-1]) && f.exact(i-1) != "us":
		return ""
	case strings.HasSuffix(before, "$"):
		return "usd"
	}
	return ""
}

// currencyBehind reads the name of a currency at word i: "dollars", "U.S. dollars", "yuan".
func (f *finder) currencyBehind(i int) (currency string, end int) {
	if i >= len(f.words) || !f.near(i-1, "-") {
		return "", i
	}
	if f.exact(i) == "us" {
		i++
	}
	return currencyOf(f.exact(i)), i + 1
}

func currencyOf(word string) string {
	switch word {
	case "usd", "dollar", "dollars":
		return "usd"
	case "eur", "euro", "euros":
		return "eur"
	case "gbp", "pounds":
		return "gbp"
	case "cny", "rmb", "yuan", "renminbi":
		return "cny"
	}
	return ""
}

// percent reads a rate: "145%", "20 percent", "20 per cent", "twenty percent", both ends of "10-15%".
func (f *finder) percent(i int) int {
	value, next := f.quantity(i)
	if next == i {
		return i
	}
	end, upto := f.percentSign(next)
	if end > 0 {
		f.emit(i, end, upto, "pct:"+shift(value, 0))
		return end
	}
	other := next
	if f.exact(next) == "to" {
		other++
	} else if next >= len(f.words) || !isDash(f.before(next)) {
		return i
	}
	if _, after := f.quantity(other); after > other {
		if end, _ := f.percentSign(after); end > 0 {
			f.emit(i, next, 0, "pct:"+shift(value, 0))
			return next
		}
	}
	return i
}

// percentSign returns where a rate ends whose number ends before word i, in words and in bytes; 0 if it is none.
func (f *finder) percentSign(i int) (end, upto int) {
	at := f.words[i-1].End
	rest := f.text[at:]
	for _, sign := range [...]string{"%", " %", "％"} {
		if strings.HasPrefix(rest, sign) {
			return i, at + len(sign)
		}
	}
	if !f.near(i-1, "-") {
		return 0, 0
	}
	switch f.exact(i) {
	case "percent", "pct":
		return i + 1, 0
	case "per":
		if f.exact(i+1) == "cent" {
			return i + 2, 0
		}
	}
	return 0, 0
}

// isRate reports whether the number at word i is a percentage.
func (f *finder) isRate(i int) bool {
	end, _ := f.percentSign(i + 1)
	return end > 0
}
