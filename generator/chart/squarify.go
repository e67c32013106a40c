package chart

import "math"

// squarify divides an area among values, in their order, into boxes as near to
// a pleasant oblong as can be (Bruls, Huizing and van Wijk 2000). Values are
// greater than zero; with the greatest first it does best.
func squarify(values []float64, in box) []box {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	scale := in.w * in.h / sum
	var out []box
	for len(out) < len(values) {
		rest := values[len(out):]
		side := math.Min(in.w, in.h)
		n, area := 1, rest[0]*scale
		for ; n < len(rest); n++ {
			if unshapely(rest[:n+1], scale, side) > unshapely(rest[:n], scale, side) {
				break
			}
			area += rest[n] * scale
		}
		// The row stands along the shorter side.
		deep := area / side
		at := 0.0
		for _, v := range rest[:n] {
			long := v * scale / deep
			if in.w <= in.h {
				out = append(out, box{in.x + at, in.y, long, deep})
			} else {
				out = append(out, box{in.x, in.y + at, deep, long})
			}
			at += long
		}
		if in.w <= in.h {
			in.y, in.h = in.y+deep, math.Max(in.h-deep, 0)
		} else {
			in.x, in.w = in.x+deep, math.Max(in.w-deep, 0)
		}
	}
	return out
}

// oblong is how much longer than wide a pleasant oblong is; the library lays out
// its treemaps by the same measure.
const oblong = math.Phi

// unshapely is how far the worst box of a row along a side is from that.
func unshapely(row []float64, scale, side float64) float64 {
	sum, most, least := 0.0, 0.0, math.Inf(1)
	for _, v := range row {
		sum, most, least = sum+v*scale, math.Max(most, v*scale), math.Min(least, v*scale)
	}
	f := side * side * oblong
	return math.Max(f*most/(sum*sum), sum*sum/(f*least))
}
