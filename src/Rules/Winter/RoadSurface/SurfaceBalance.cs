namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// What the weather does to a surface, W/m², as a line in the surface's temperature: constant − slope · T. The slope is never
/// negative, which is what keeps an implicit step stable. The vapour's part stands beside it, since its mass is booked too.
/// </summary>
internal struct SurfaceBalance
{
    public const double EvaporationHeat = 2.501e6;
    public const double SublimationHeat = 2.834e6;
    private const double AirHeat = 1005;
    private const double DryAirGas = 287.05;
    private const double WaterHeat = 4186;
    private const double SnowHeat = 2106;

    /// <summary>mm under which a film no longer covers the whole surface, so that it gives off less vapour (NORTRIP).</summary>
    private const double CoveringFilm = 0.02;

    public double Constant;
    public double Slope;

    /// <summary>kg/(m² s) onto the surface at the temperature linearised about, and its change per K.</summary>
    public double Vapour;

    public double VapourSlope;

    public double VapourHeat;

    private double _about;

    /// <param name="air">The weather.</param>
    /// <param name="about">Temperature of the surface to linearise about, °C.</param>
    /// <param name="exchange">m/s of the air.</param>
    /// <param name="radiation">Absorbed short wave and incoming long wave times the emissivity, W/m².</param>
    /// <param name="emissivity">Of the surface.</param>
    /// <param name="other">Heat from elsewhere, W/m².</param>
    /// <param name="stores">What can evaporate.</param>
    /// <param name="seconds">The step, over which no more can evaporate than is there.</param>
    public static SurfaceBalance Of(
        in AirOverRoad air, double about, double exchange, double radiation, double emissivity, double other, in RoadStores stores, double seconds)
    {
        var kelvin = air.Air + LongWave.Zero;
        var density = 100 * air.Pressure / (DryAirGas * kelvin);
        var sensible = density * AirHeat * exchange;
        var emitted = emissivity * LongWave.Black(about);
        var emittedSlope = 4 * emitted / (about + LongWave.Zero);
        var rain = WaterHeat * air.Rain / 3600;
        var snow = SnowHeat * air.Snow / 3600;
        var balance = new SurfaceBalance
        {
            _about = about,
            Constant = radiation - emitted + (emittedSlope * about) + ((sensible + rain) * air.Air) + (snow * Math.Min(0, air.Air)) + other,
            Slope = emittedSlope + sensible + rain + snow,
        };
        balance.AddVapour(air, density * exchange, stores, seconds);
        return balance;
    }

    /// <summary>kg/m² that a step brought (or, negative, took) with the surface at this temperature at its end.</summary>
    public readonly double Mass(double surface, double seconds) => (Vapour - (VapourSlope * (surface - _about))) * seconds;

    public readonly double Flux(double surface) => Constant - (Slope * surface);

    private void AddVapour(in AirOverRoad air, double massExchange, in RoadStores stores, double seconds)
    {
        var frozen = _about < 0 && !(stores.Water > stores.Frozen);
        var saturated = frozen ? Saturation.OverIce(_about) : Saturation.OverWater(_about);
        var offset = frozen ? Saturation.IceOffset : Saturation.WaterOffset;
        var rise = saturated * (frozen ? Saturation.IceFactor : Saturation.WaterFactor) * offset / ((offset + _about) * (offset + _about));
        var perHectopascal = massExchange * 0.622 / air.Pressure;
        var heat = frozen ? SublimationHeat : EvaporationHeat;
        var mass = perHectopascal * (air.Vapour - saturated);
        var slope = perHectopascal * rise;
        if (mass > 0)
        {
            // The vapour pressure curves upwards: a tangent would let a cold surface shoot past the dew point, the chord ends there.
            var logarithm = Math.Log(air.Vapour / Saturation.AtZero);
            var dewPoint = offset * logarithm / ((frozen ? Saturation.IceFactor : Saturation.WaterFactor) - logarithm);
            slope = dewPoint - _about > 0.01 ? mass / (dewPoint - _about) : slope;
        }
        else
        {
            // Evaporation: less from a film that no longer covers, never more than there is, and none from a dry road.
            var available = frozen ? stores.Frozen : stores.Water;
            var covered = Math.Min(1, available / CoveringFilm);
            mass *= covered;
            slope *= covered;
            if (-mass * seconds > available)
            {
                mass = -available / seconds;
                slope = 0;
            }
        }

        VapourHeat = heat;
        Vapour = mass;
        VapourSlope = slope;
        Constant += heat * (mass + (slope * _about));
        Slope += heat * slope;
    }
}
