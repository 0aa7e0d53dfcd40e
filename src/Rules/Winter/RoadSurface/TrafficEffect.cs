using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>What the traffic of an hour does to the surface (docs/sources/winter.md#traffic).</summary>
internal readonly record struct TrafficEffect(double Exchange, double Heat, double SprayPerHour)
{
    private const double HeavyStirring = 1e-2;
    private const double LightStirring = 1e-3;
    private const double HeavyHeat = 150;
    private const double LightHeat = 50;
    private const double HeavySpray = 1.2e-4;
    private const double LightSpray = 2.0e-5;
    private const double VehicleLength = 5;

    /// <summary>Share of a working day's vehicles in each local hour: Hornsgatan, Stockholm, mean of 5 to 8 July 2010.</summary>
    private static readonly double[] ByHour =
    [
        0.0156, 0.0145, 0.0106, 0.0094, 0.0064, 0.0136, 0.0417, 0.0593, 0.0587, 0.0562, 0.0593, 0.0610,
        0.0629, 0.0654, 0.0649, 0.0672, 0.0659, 0.0613, 0.0532, 0.0437, 0.0334, 0.0271, 0.0277, 0.0210,
    ];

    /// <param name="Exchange">m/s added to the exchange by the wind.</param>
    /// <param name="Heat">W/m² from engines, exhausts and tyres.</param>
    /// <param name="SprayPerHour">Share of the water, or the snow, above the least film that is thrown off in an hour.</param>
    public static TrafficEffect Of(RoadTraffic? traffic, int localHour)
    {
        if (traffic is null)
        {
            return default;
        }

        var vehicles = traffic.VehiclesPerDay * ByHour[localHour];
        var heavy = vehicles * traffic.HeavyShare;
        var light = vehicles - heavy;
        var covered = VehicleLength / (1000 * traffic.SpeedKmH * traffic.Lanes);
        var spray = Math.Max(0, (traffic.SpeedKmH - 10) / 70);
        return new TrafficEffect(
            ((heavy * HeavyStirring) + (light * LightStirring)) * traffic.SpeedKmH / 3600 / 3.6,
            ((heavy * HeavyHeat) + (light * LightHeat)) * covered,
            ((heavy * HeavySpray) + (light * LightSpray)) * spray * spray * spray);
    }
}
