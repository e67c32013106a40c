// What of ECharts the site's figures use. A new kind of figure that needs
// another series or component adds it here; nothing else is shipped.
import { init, use } from 'echarts/core';
import { BarChart, LineChart, RadarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, RadarChart, ScatterChart, GridComponent, TooltipComponent,
  LabelLayout, SVGRenderer]);

// Figures made of areas: the matrix of questions, on a canvas, and the treemap of hosts.
import { HeatmapChart, TreemapChart } from 'echarts/charts';
import { CanvasRenderer } from 'echarts/renderers';

use([HeatmapChart, TreemapChart, CanvasRenderer]);

export { init };
