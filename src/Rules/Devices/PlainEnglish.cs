using System.Globalization;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Devices;

/// <summary>Times and checks in the words of a reason.</summary>
internal static class PlainEnglish
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(duration.TotalMinutes):0} min"),
        { Minutes: 0 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(duration.TotalHours):0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(duration.TotalHours):0} h {duration.Minutes} min"),
    };

    /// <summary>A quantity's name in words: road surface temperature.</summary>
    public static string Name(Quantity quantity) => quantity.Name.Replace('_', ' ');

    public static string Failure(QcTest test) => test switch
    {
        QcTest.SensorRange => "is outside what the sensor can measure",
        QcTest.Step => "changes faster than it can in truth",
        QcTest.Spike => "jumps and comes straight back",
        QcTest.Persistence => "has not changed for too long",
        QcTest.CrossCheck => "contradicts another measurement of the site",
        QcTest.LikeInstrument => "stands apart from the site's like sensors",
        _ => "fails quality control",
    };

    public static string PastFailure(QcTest test) => test switch
    {
        QcTest.SensorRange => "was outside what the sensor can measure",
        QcTest.Step => "changed faster than it can in truth",
        QcTest.Spike => "jumped and came straight back",
        QcTest.Persistence => "had not changed for too long",
        QcTest.CrossCheck => "contradicted another measurement of the site",
        QcTest.LikeInstrument => "stood apart from the site's like sensors",
        _ => "failed quality control",
    };
}
