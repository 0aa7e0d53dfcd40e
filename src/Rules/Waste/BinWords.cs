using System.Globalization;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Devices;

namespace Telemetry.Rules.Waste;

/// <summary>Fills in the words of a reason.</summary>
internal static class BinWords
{
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What to know about a fill besides its number, to follow on it.</summary>
    public static string Remark(FillNote note) => note switch
    {
        FillNote.Full => ", and no higher fill can be told",
        FillNote.InDeadZone => "; the distance is in the sensor's dead zone, so waste reaches the sensor or something is stuck to it",
        FillNote.BelowEmpty => "; the distance is a little beyond empty",
        _ => "",
    };

    public static string WhyNone(in FillSample fill) => fill.Note switch
    {
        FillNote.BeyondEmpty => Text($"the {fill.DistanceMm:0} mm measured at {PlainEnglish.Time(fill.At)} are far beyond empty (a missed echo, an open lid or a wrong calibration)"),
        FillNote.NoEcho => Text($"the sensor had no echo at {PlainEnglish.Time(fill.At)}"),
        FillNote.Tilted => Text($"the sensor was tilted at {PlainEnglish.Time(fill.At)} (an open lid, or a bin on its side)"),
        FillNote.Distrusted => Text($"the reading of {PlainEnglish.Time(fill.At)} failed its checks"),
        _ => Text($"the reading of {PlainEnglish.Time(fill.At)} is suspect"),
    };
}
