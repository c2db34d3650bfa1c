package indextest_test

import (
	"testing"

	"parley/index"
	"parley/index/indextest"
)

func TestMemory(t *testing.T) {
	indextest.Run(t, func(testing.TB) index.Engine { return &indextest.Memory{} })
}
