package metadata

import (
	"bytes"
	"encoding/csv"
	"strconv"
)

// An Observation is the counts of one indicator of one country in one edition.
type Observation struct {
	Area, Indicator, Period string // alpha-3, code, year
	Measured
	Recorded, Documented, Open, No int
}

// Flow names the dataflow of the observations: agency, id and version.
const Flow = "EGOVSITE:INDICATORS(1.0)"

// SDMX is data/indicators.sdmx.csv in SDMX-CSV 2.0
// (https://github.com/sdmx-twg/sdmx-csv): a row for each measure. What may not
// be said below the minimum data is an observation without a value, of status
// M, "missing value; data cannot exist".
func SDMX(observations []Observation) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	// A bytes.Buffer never fails.
	_ = w.Write([]string{"STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", "MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT"})
	for _, o := range observations {
		row := func(measure string, value int, there bool) {
			said, status := "", "M"
			if there {
				said, status = strconv.Itoa(value), "A"
			}
			_ = w.Write([]string{"dataflow", Flow, "I", "A", o.Area, o.Indicator, measure, o.Period, said, status, "ITEMS", "0"})
		}
		row("RECORDED", o.Recorded, true)
		row("DOCUMENTED", o.Documented, true)
		row("OPEN", o.Open, true)
		row("NO", o.No, true)
		row("ASKED", o.Asked, true)
		row("LOW", o.Low, o.Enough)
		row("SUPPORTED", o.Supported, o.Enough)
		row("HIGH", o.High, o.Enough)
	}
	w.Flush()
	return b.Bytes()
}
