namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>Where the sun stands, by Spencer's series: within 0.1 degree, far finer than any horizon is known (docs/sources/winter.md#short-wave).</summary>
internal readonly record struct Sun(double SinElevation, double AzimuthRadians, double DistanceFactor)
{
    public bool IsUp => SinElevation > 0;

    public double ElevationRadians => Math.Asin(Math.Clamp(SinElevation, -1, 1));

    public static Sun At(DateTimeOffset instant, double latitude, double longitude)
    {
        var utc = instant.UtcDateTime;
        var day = 2 * Math.PI * (utc.DayOfYear - 1 + (utc.TimeOfDay.TotalDays - 0.5)) / 365;
        var (sin1, cos1) = Math.SinCos(day);
        var (sin2, cos2) = Math.SinCos(2 * day);
        var (sin3, cos3) = Math.SinCos(3 * day);
        var declination = 0.006918 - (0.399912 * cos1) + (0.070257 * sin1) - (0.006758 * cos2) + (0.000907 * sin2) - (0.002697 * cos3) + (0.00148 * sin3);
        var equationOfTime = 229.18 * (0.000075 + (0.001868 * cos1) - (0.032077 * sin1) - (0.014615 * cos2) - (0.040849 * sin2));
        var hourAngle = double.DegreesToRadians((utc.TimeOfDay.TotalMinutes + equationOfTime + (4 * longitude)) / 4 - 180);
        var (sinLatitude, cosLatitude) = Math.SinCos(double.DegreesToRadians(latitude));
        var (sinDeclination, cosDeclination) = Math.SinCos(declination);
        var (sinHour, cosHour) = Math.SinCos(hourAngle);
        var sinElevation = (sinLatitude * sinDeclination) + (cosLatitude * cosDeclination * cosHour);
        var azimuth = Math.Atan2(-cosDeclination * sinHour, (sinDeclination * cosLatitude) - (cosDeclination * sinLatitude * cosHour));
        return new Sun(sinElevation, azimuth < 0 ? azimuth + (2 * Math.PI) : azimuth, 1.00011 + (0.034221 * cos1) + (0.00128 * sin1) + (0.000719 * cos2) + (0.000077 * sin2));
    }
}
