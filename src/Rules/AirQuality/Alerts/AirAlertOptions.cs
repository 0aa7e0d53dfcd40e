using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.AirQuality.Alerts;

/// <summary>When air quality raises an alert. The levels themselves are law and index, and no options.</summary>
public sealed class AirAlertOptions
{
    public const string Section = "Telemetry:AirQuality:Alerts";

    /// <summary>
    /// The band of the UK index that raises an alert, default Moderate, for information only; High is a warning and Very High of major
    /// severity. High is when GOV.UK's service alerts. An indicative instrument raises none under High.
    /// </summary>
    [Range(typeof(DaqiBand), nameof(DaqiBand.Moderate), nameof(DaqiBand.VeryHigh), ErrorMessage = "RaiseFrom must be Moderate, High or VeryHigh: Low is the lowest band there is.")]
    public DaqiBand RaiseFrom { get; set; } = DaqiBand.Moderate;

    /// <summary>
    /// How far below the edge of its band, or below a threshold, a mean must fall before the alert may go down or clear, percent of the
    /// edge; default 5 (own): 1.8 µg/m³ at the edge of Moderate for PM2.5. Less and a mean at an edge flaps; more keeps alerts longer.
    /// </summary>
    [Range(0.0, 25.0)]
    public double DeadbandPercent { get; set; } = 5;

    /// <summary>How long the index must have been below its band before the alert clears or goes down, default 1 h: two hours of the index.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan BandClearAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long after the last hour above a threshold its alert stays, default 24 h as GOV.UK's service keeps a breach active.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "2.00:00:00")]
    public TimeSpan ThresholdClearAfter { get; set; } = TimeSpan.FromHours(24);
}
