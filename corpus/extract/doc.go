// Package extract turns the bytes of one document into articles: a title, a date and canonical text.
//
// A reading goes in one direction. Bytes become a string (decode.go); a format is read into pieces –
// headings, paragraphs, list items, table rows – and every piece goes through one [Builder], which
// makes the canonical text and the offsets of its blocks. What stands beside the text – title, dates,
// address – is gathered in fields.go whatever the format calls it.
//
//	file.go      which format a name calls for
//	markdown.go  is HTML in short form: it is rendered and then read by markup.go
//	html.go      finds the article in a page; markup.go reads elements into pieces
//	plain.go     decides what the lines of bare text are
//	jsonl.go     one article a line
//	pdf.go       opens a PDF; pdfglyphs.go draws its text, pdflines.go and pdfpages.go
//	             rebuild lines and paragraphs from where the glyphs stand
//
// Nothing is kept between calls, so all functions may be called at the same time.
package extract
