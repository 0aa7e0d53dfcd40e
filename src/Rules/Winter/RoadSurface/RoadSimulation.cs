using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// A road under the weather: its heat, what lies on it and the walls beside it, carried from step to step. Deterministic, and
/// finite and bounded for any weather within the catalogue's ranges (docs/sources/winter.md#surface-model).
/// </summary>
internal sealed class RoadSimulation
{
    public const double Emissivity = 0.95;
    private const double FusionHeat = 3.34e5;

    /// <summary>mm: what the surface's texture holds before water runs off, and what traffic leaves (NORTRIP).</summary>
    private const double HeldFilm = 0.6;

    private const double SprayedDownTo = 0.05;

    /// <summary>mm of water equivalent from which snow covers the road and keeps weather from it.</summary>
    private const double CoveringSnow = 1;

    /// <summary>W/(m K) and kg/m³ of snow that wheels have pressed: Yen's 2.22 (ρ / 917)^1.88.</summary>
    private const double PressedSnow = 0.58;
    private const double PressedDensity = 450;

    /// <summary>m: no deeper does it lie on a road that is ploughed; what the stores say is as if it weren't.</summary>
    private const double PloughedFrom = 0.030;

    private readonly RoadProfile _road;
    private readonly SiteExposure _exposure;
    private readonly TurbulentExchange _turbulence;
    private readonly HeatColumn _pavement;
    private readonly Facade? _facade;
    private readonly double _latitude;
    private readonly double _longitude;
    private readonly double _freezing;
    private double _snowTop;

    /// <param name="road">The road.</param>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="freezingPoint">°C of what is on the road, at most 0.</param>
    public RoadSimulation(RoadProfile road, double latitude, double longitude, double freezingPoint = 0)
    {
        _road = road;
        _latitude = latitude;
        _longitude = longitude;
        _freezing = freezingPoint;
        _exposure = new SiteExposure(road);
        var canyon = road.Canyon is not null;
        _turbulence = new TurbulentExchange(road.WindFactor ?? (canyon ? 0.5 : 1), road.WindHeightM ?? (canyon ? TurbulentExchange.Height : 10));
        _pavement = Winter.RoadSurface.Pavement.Column(road);
        _facade = canyon ? new Facade() : null;
    }

    public HeatColumn Pavement => _pavement;

    public Facade? Facade => _facade;

    public RoadStores Stores { get; set; }

    public double Surface => _pavement.Face;

    /// <summary>W/m² that went into the road at the last step, with what freezing gave or thawing took.</summary>
    public double FluxIn { get; private set; }

    /// <summary>One step under the weather. <paramref name="other"/> is heat from elsewhere, W/m².</summary>
    public void Step(in AirOverRoad air, DateTimeOffset at, int localHour, double seconds, double other)
    {
        var balance = Balance(air, at, localHour, seconds, other, out var traffic);
        Advance(balance, air, seconds, face: double.NaN);
        Book(balance, air, traffic, seconds);
    }

    /// <summary>
    /// One step that ends with the measured surface temperature. Gives the heat, W/m², that the balance lacked: positive when
    /// the road took up more than the weather explains.
    /// </summary>
    public double StepTo(double surface, in AirOverRoad air, DateTimeOffset at, int localHour, double seconds)
    {
        var balance = Balance(air, at, localHour, seconds, 0, out var traffic);
        var lacking = Advance(balance, air, seconds, surface);
        Book(balance, air, traffic, seconds);
        ChangeAt(surface, seconds);
        return lacking;
    }

    /// <summary>W/m² more that the road takes in from the sky for each octa more.</summary>
    public double PerOcta(in AirOverRoad air) =>
        Emissivity * _exposure.SkyView * (LongWave.Sky(air.Air, air.Vapour, 8) - LongWave.Sky(air.Air, air.Vapour, 0)) / 8;

    private SurfaceBalance Balance(in AirOverRoad air, DateTimeOffset at, int localHour, double seconds, double other, out TrafficEffect traffic)
    {
        var covered = Stores.Snow >= CoveringSnow;
        var top = covered ? _snowTop : _pavement.Face;
        var sun = Sun.At(at, _latitude, _longitude);
        var (road, wall) = _exposure.Receive(ShortWave.Split(air.Global, sun), sun);
        var sky = LongWave.Sky(air.Air, air.Vapour, air.Octas);
        var own = LongWave.Black(top);
        var beside = _facade?.Radiates(sky, own, _exposure.WallSkyView) ?? LongWave.Black(air.Air);
        _facade?.Step(seconds, SiteExposure.WallAbsorbed(wall), sky, own, _exposure.WallSkyView, air.Air, _turbulence.WindAt(air.Wind));
        traffic = TrafficEffect.Of(_road.Traffic, localHour);
        var longWave = (_exposure.SkyView * sky) + ((1 - _exposure.SkyView) * beside);
        var radiation = ((1 - _exposure.Albedo(Stores.Snow)) * road) + (Emissivity * longWave);
        // What a correction takes away can be no more than a part of what comes in: else a faulty past would cool a road for ever.
        return SurfaceBalance.Of(
            air,
            top,
            _turbulence.By(air.Wind, air.Air, top) + traffic.Exchange,
            radiation,
            Emissivity,
            traffic.Heat + Math.Max(other, -radiation / 2),
            Stores,
            seconds);
    }

    private double Advance(in SurfaceBalance balance, in AirOverRoad air, double seconds, double face)
    {
        _pavement.Beyond = air.Air;
        var fixedFace = !double.IsNaN(face);
        double taken;
        if (Stores.Snow >= CoveringSnow)
        {
            // Through a cover the road feels the weather as through a resistance; what the cover's top has to spare melts it.
            var conductance = SnowConductance();
            var under = fixedFace ? face : _pavement.Face;
            _snowTop = (balance.Constant + (conductance * under)) / (balance.Slope + conductance);
            if (_snowTop > 0)
            {
                var spare = Math.Max(0, balance.Constant + (conductance * under));
                Melt(Math.Min(Stores.Snow, spare * seconds / FusionHeat));
                _snowTop = 0;
                taken = fixedFace ? _pavement.StepTo(seconds, face) : Free(seconds, 0, conductance);
                FluxIn = taken;
                return 0;
            }

            var through = conductance / (balance.Slope + conductance);
            taken = fixedFace ? _pavement.StepTo(seconds, face) : Free(seconds, balance.Constant * through, balance.Slope * through);
            FluxIn = taken;
            return fixedFace ? taken - (through * balance.Flux(face)) : 0;
        }

        taken = fixedFace ? _pavement.StepTo(seconds, face) : Free(seconds, balance.Constant, balance.Slope);
        _snowTop = Math.Min(0, _pavement.Face);
        FluxIn = taken;
        return fixedFace ? taken - balance.Flux(face) : 0;
    }

    private double SnowConductance() => PressedSnow / Math.Min(Stores.Snow / PressedDensity, PloughedFrom);

    /// <summary>Books rain, snow, vapour, runoff and spray. A millimetre is a kilogram per square metre.</summary>
    private void Book(in SurfaceBalance balance, in AirOverRoad air, in TrafficEffect traffic, double seconds)
    {
        var top = Stores.Snow >= CoveringSnow ? _snowTop : _pavement.Face;
        var water = Stores.Water + (air.Rain * seconds / 3600);
        var snow = Stores.Snow + (air.Snow * seconds / 3600);
        var ice = Stores.Ice;
        var frost = Stores.Frost;
        var vapour = balance.Mass(top, seconds);
        if (balance.VapourHeat > SurfaceBalance.EvaporationHeat)
        {
            // Sublimation takes the frost first, as it lies on top.
            frost += vapour;
            ice += Math.Min(0, frost);
            frost = Math.Max(0, frost);
            snow += Math.Min(0, ice);
            ice = Math.Max(0, ice);
        }
        else
        {
            water += vapour;
        }

        var thrown = 1 - Math.Exp(-traffic.SprayPerHour * seconds / 3600);
        water -= Math.Max(0, water - SprayedDownTo) * thrown;
        snow -= Math.Max(0, snow - SprayedDownTo) * thrown;
        water = Math.Clamp(water, 0, HeldFilm + Math.Max(0, snow));
        Stores = new RoadStores(water, ice, Math.Max(0, snow), frost);
    }

    /// <summary>A step that water and ice take part in: while there is some to freeze or thaw, the surface stays at the freezing point.</summary>
    private double Free(double seconds, double constant, double slope)
    {
        var taken = _pavement.Step(seconds, constant, slope);
        var face = _pavement.Face;
        if (face < _freezing && Stores.Water > 0)
        {
            var heat = _pavement.Hold(_freezing, 0, Stores.Water * FusionHeat / seconds, seconds, constant, slope);
            var frozen = Math.Min(Stores.Water, heat * seconds / FusionHeat);
            Stores = Stores with { Water = Stores.Water - frozen, Ice = Stores.Ice + frozen };
            taken = constant + heat - (slope * _pavement.Face);
        }
        else if (face > _freezing && Stores.Frozen > 0)
        {
            var heat = _pavement.Hold(_freezing, -Stores.Frozen * FusionHeat / seconds, 0, seconds, constant, slope);
            Melt(Math.Min(Stores.Frozen, -heat * seconds / FusionHeat));
            taken = constant + heat - (slope * _pavement.Face);
        }

        return taken;
    }

    /// <summary>With a measured surface the heat is not ours to reckon: film freezes or thaws at the rate of a contact of 50 W/(m² K) (own).</summary>
    private void ChangeAt(double surface, double seconds)
    {
        const double contact = 50;
        var changed = contact * Math.Abs(surface - _freezing) * seconds / FusionHeat;
        if (surface > _freezing)
        {
            Melt(Math.Min(changed, Stores.Frozen));
        }
        else
        {
            var frozen = Math.Min(changed, Stores.Water);
            Stores = Stores with { Water = Stores.Water - frozen, Ice = Stores.Ice + frozen };
        }
    }

    private void Melt(double amount)
    {
        var frost = Math.Min(amount, Stores.Frost);
        var ice = Math.Min(amount - frost, Stores.Ice);
        var snow = Math.Min(amount - frost - ice, Stores.Snow);
        Stores = new RoadStores(Stores.Water + frost + ice + snow, Stores.Ice - ice, Stores.Snow - snow, Stores.Frost - frost);
    }
}
