namespace Telemetry.FirmwareSim.Weather;

/// <summary>A quantity's course through a weather day, by hours since 12:00 UTC: knots joined by half cosines, the same at both ends.</summary>
internal sealed class DayCurve(params (double Hour, double Value)[] knots)
{
    public double At(double hour)
    {
        for (var i = 1; i < knots.Length; i++)
        {
            if (hour <= knots[i].Hour)
            {
                var (from, to) = (knots[i - 1], knots[i]);
                var weight = (1 - Math.Cos(Math.PI * (hour - from.Hour) / (to.Hour - from.Hour))) / 2;
                return from.Value + (weight * (to.Value - from.Value));
            }
        }

        return knots[^1].Value;
    }
}
