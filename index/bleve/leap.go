package bleve

import (
	"github.com/blevesearch/bleve/v2/index/scorch"
	zap "github.com/blevesearch/zapx/v17"
)

// zap keeps the counts and lengths of a term's postings in chunks, each for a stretch of a segment's passages, so that a seek
// need read only the postings of the chunk it ends in. But its iterator steps through the numbers of all postings
// before as well, which for a common term are most of the segment. A leap moves the iterator's numbers to where that chunk begins:
// the seek after it finds none to step through before, and since it is in another chunk than where it stood, it begins
// to read that from its start.
//
// A leap to the middle of a chunk would give a passage the counts of another. It needs to know how large zap's chunks are,
// and leaps in no file in which they may be otherwise.

// leapMode is the way to cut postings into chunks that chunkOf knows.
const leapMode = 1026

// chunkOf returns how many passages of s one chunk of a term is for that held of them hold, deleted ones among these;
// 0 where that is not known.
//
// As zapx 17 has it (chunk.go): as many chunks, of as many passages each, as keep the postings of one at 1,024 on average.
func chunkOf(s *scorch.SegmentSnapshot, held uint64) uint64 {
	mode := zap.DefaultChunkMode
	switch s := s.Segment().(type) {
	case *zap.Segment:
		mode = s.ChunkMode()
	case *zap.SegmentBase: // written by this program, and not to a file yet
	default:
		return 0
	}
	if mode != leapMode {
		return 0
	}
	return uint64(s.FullSize()) / (held/1024 + 1)
}

// leap moves to the beginning of the chunk that the passage of this number in the first part is in, if the cursor stands before that.
// It is for seek only, which has to follow.
func (c *cursor) leap(number uint64) {
	p := c.parts[0]
	i, ok := c.iterator.(*zap.PostingsIterator)
	if !ok || i.Actual == nil || p.chunk == 0 {
		return
	}
	if start := number / p.chunk * p.chunk; c.doc < p.first+start {
		i.Actual.AdvanceIfNeeded(uint32(start))
	}
}
