namespace Telemetry.FirmwareSim.Weather;

/// <summary>
/// The warmth of a road from its surface down to where a night no longer reaches: Fourier's law, explicit, over nodes that lie closer
/// together near the surface (docs/sources/firmware-sim.md#ground). Asphalt to 10 cm, crushed rock and soil below.
/// </summary>
internal sealed class RoadGround
{
    private const double Capacity = 2.1e6;
    private const double AsphaltConductivity = 0.8;
    private const double RockConductivity = 0.95;
    private const double AsphaltM = 0.1;

    /// <summary>How long an explicit step may be: well under dx²/2κ = 520 s of the closest nodes, with the air's exchange at the surface.</summary>
    private const double StepSeconds = 50;

    // m; the last keeps its temperature.
    private static readonly double[] Depths = [0, 0.02, 0.04, 0.06, 0.08, 0.10, 0.14, 0.18, 0.22, 0.26, 0.30, 0.40, 0.50, 0.60, 0.80, 1.00, 1.20];
    private static readonly int Sensor = Array.IndexOf(Depths, SensorDepthM);

    private readonly double[] _celsius;
    private readonly double[] _flow = new double[Depths.Length];

    public RoadGround(double deepTemperature)
    {
        _celsius = new double[Depths.Length];
        Array.Fill(_celsius, deepTemperature);
    }

    /// <summary>Depth of the stations' second sensor, m.</summary>
    public const double SensorDepthM = 0.30;

    public double Surface => _celsius[0];

    public double AtSensor => _celsius[Sensor];

    /// <summary>Lets heat pass for a time.</summary>
    /// <param name="gain">W/m² into the surface at its present temperature.</param>
    /// <param name="gainPerKelvin">How much less that becomes for each kelvin that the surface warms, W/m²K.</param>
    /// <param name="seconds">A multiple of 50.</param>
    public void Advance(double gain, double gainPerKelvin, double seconds)
    {
        var before = Surface;
        for (var done = 0.0; done < seconds; done += StepSeconds)
        {
            _flow[0] = gain - (gainPerKelvin * (Surface - before));
            for (var i = 1; i < Depths.Length; i++)
            {
                var conductivity = Depths[i] <= AsphaltM ? AsphaltConductivity : RockConductivity;
                _flow[i] = conductivity * (_celsius[i - 1] - _celsius[i]) / (Depths[i] - Depths[i - 1]);
            }

            for (var i = 0; i < Depths.Length - 1; i++)
            {
                var thickness = (Depths[i + 1] - Depths[Math.Max(0, i - 1)]) / 2;
                _celsius[i] += StepSeconds * (_flow[i] - _flow[i + 1]) / (Capacity * thickness);
            }
        }
    }
}
