namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// A slab that conducts heat in one dimension, from a face that weather acts on to a far side: a road's pavement, a bridge's
/// deck, a building's wall. Finite volumes with the first node on the face, fully implicit in time, so that no step and no
/// layer is too thick or too thin for it; what goes in over a step is what the slab has gained, to rounding.
/// </summary>
internal sealed class HeatColumn
{
    private const double FirstSpacing = 0.005;
    private const double Stretch = 1.3;

    private readonly double[] _capacity;
    private readonly double[] _conductance;
    private readonly double _farConductance;
    private readonly double[] _depth;
    private readonly double[] _before;
    private readonly double[] _upper;
    private readonly double[] _right;

    /// <param name="layers">From the face: conductivity W/(m K), heat capacity J/(m³ K), thickness m. At least one.</param>
    /// <param name="farConductance">W/(m² K) between the far side and what is beyond it; 0 when nothing passes.</param>
    public HeatColumn(ReadOnlySpan<(double Conductivity, double Capacity, double Thickness)> layers, double farConductance)
    {
        double total = 0;
        foreach (var layer in layers)
        {
            total += layer.Thickness;
        }

        List<double> depths = [0];
        for (var spacing = FirstSpacing; depths[^1] + (1.5 * spacing) < total; spacing *= Stretch)
        {
            depths.Add(depths[^1] + spacing);
        }

        depths.Add(total);
        _depth = [.. depths];
        _farConductance = farConductance;
        var nodes = _depth.Length;
        _capacity = new double[nodes];
        _conductance = new double[nodes - 1];
        _before = new double[nodes];
        _upper = new double[nodes];
        _right = new double[nodes];
        Temperature = new double[nodes];
        for (var i = 0; i < nodes; i++)
        {
            var from = i == 0 ? 0 : (_depth[i - 1] + _depth[i]) / 2;
            var to = i == nodes - 1 ? total : (_depth[i] + _depth[i + 1]) / 2;
            _capacity[i] = Integrate(layers, from, to, resistance: false);
            if (i < nodes - 1)
            {
                _conductance[i] = 1 / Integrate(layers, _depth[i], _depth[i + 1], resistance: true);
            }
        }
    }

    /// <summary>°C at each node; the first is the face.</summary>
    public double[] Temperature { get; }

    public ReadOnlySpan<double> Depth => _depth;

    /// <summary>°C beyond the far side.</summary>
    public double Beyond { get; set; }

    public double Face => Temperature[0];

    /// <summary>J/m² above 0 °C throughout.</summary>
    public double HeatContent
    {
        get
        {
            double sum = 0;
            for (var i = 0; i < _capacity.Length; i++)
            {
                sum += _capacity[i] * Temperature[i];
            }

            return sum;
        }
    }

    /// <summary>W/m² that leave through the far side now.</summary>
    public double FarFlux => _farConductance * (Temperature[^1] - Beyond);

    public void Fill(double temperature) => Array.Fill(Temperature, temperature);

    /// <summary>Sets the temperatures along the depth: linear between the given points, the outer ones kept beyond.</summary>
    public void Fill(ReadOnlySpan<(double Depth, double Temperature)> points)
    {
        for (var i = 0; i < _depth.Length; i++)
        {
            var next = 0;
            while (next < points.Length && points[next].Depth < _depth[i])
            {
                next++;
            }

            Temperature[i] = next == 0 ? points[0].Temperature
                : next == points.Length ? points[^1].Temperature
                : points[next - 1].Temperature + ((points[next].Temperature - points[next - 1].Temperature)
                    * (_depth[i] - points[next - 1].Depth) / (points[next].Depth - points[next - 1].Depth));
        }
    }

    /// <summary>Linear between the nodes.</summary>
    public double At(double depth)
    {
        for (var i = 1; i < _depth.Length; i++)
        {
            if (depth <= _depth[i])
            {
                return Temperature[i - 1] + ((Temperature[i] - Temperature[i - 1]) * (Math.Max(0, depth) - _depth[i - 1]) / (_depth[i] - _depth[i - 1]));
            }
        }

        return Temperature[^1];
    }

    /// <summary>
    /// One step under a flux into the face of <paramref name="constant"/> − <paramref name="slope"/> · T(face), both taken at
    /// the step's end. Stable for any step while the slope is not negative. Gives the flux that went in, W/m².
    /// </summary>
    public double Step(double seconds, double constant, double slope)
    {
        Temperature.CopyTo(_before, 0);
        Solve(seconds, constant, slope, face: double.NaN);
        return constant - (slope * Temperature[0]);
    }

    /// <summary>
    /// Does the last <see cref="Step"/> again with so much more or less heat, W/m², as brings the face to a temperature, within
    /// limits. Gives what it took; the step is linear in it, so one trial tells how much.
    /// </summary>
    public double Hold(double temperature, double least, double most, double seconds, double constant, double slope)
    {
        var free = Temperature[0];
        Redo(seconds, constant + 1, slope);
        var heat = Math.Clamp((temperature - free) / (Temperature[0] - free), least, most);
        Redo(seconds, constant + heat, slope);
        return heat;
    }

    /// <summary>One step that ends with a known temperature of the face. Gives the flux that it took, W/m².</summary>
    public double StepTo(double seconds, double face)
    {
        var before = Temperature[0];
        Solve(seconds, 0, 0, face);
        return (_capacity[0] * (face - before) / seconds) + (_conductance[0] * (face - Temperature[1]));
    }

    private void Redo(double seconds, double constant, double slope)
    {
        _before.CopyTo(Temperature, 0);
        Solve(seconds, constant, slope, face: double.NaN);
    }

    // Tridiagonal and diagonally dominant, so the elimination needs no pivot.
    private void Solve(double seconds, double constant, double slope, double face)
    {
        var last = Temperature.Length - 1;
        if (double.IsNaN(face))
        {
            var diagonal = (_capacity[0] / seconds) + _conductance[0] + slope;
            _upper[0] = -_conductance[0] / diagonal;
            _right[0] = ((_capacity[0] / seconds * Temperature[0]) + constant) / diagonal;
        }
        else
        {
            _upper[0] = 0;
            _right[0] = face;
        }

        for (var i = 1; i <= last; i++)
        {
            var beyond = i == last ? _farConductance : _conductance[i];
            var diagonal = (_capacity[i] / seconds) + _conductance[i - 1] + beyond + (_conductance[i - 1] * _upper[i - 1]);
            var right = (_capacity[i] / seconds * Temperature[i]) + (_conductance[i - 1] * _right[i - 1]);
            _upper[i] = i == last ? 0 : -beyond / diagonal;
            _right[i] = (i == last ? right + (beyond * Beyond) : right) / diagonal;
        }

        Temperature[last] = _right[last];
        for (var i = last - 1; i >= 0; i--)
        {
            Temperature[i] = _right[i] - (_upper[i] * Temperature[i + 1]);
        }
    }

    private static double Integrate(ReadOnlySpan<(double Conductivity, double Capacity, double Thickness)> layers, double from, double to, bool resistance)
    {
        double sum = 0;
        double top = 0;
        for (var i = 0; i < layers.Length; i++)
        {
            // What rounding leaves below the last layer is the last layer's.
            var bottom = i == layers.Length - 1 ? double.PositiveInfinity : top + layers[i].Thickness;
            var thickness = Math.Min(to, bottom) - Math.Max(from, top);
            if (thickness > 0)
            {
                sum += thickness * (resistance ? 1 / layers[i].Conductivity : layers[i].Capacity);
            }

            top = bottom;
        }

        return sum;
    }
}
