using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Winter;

/// <summary>The part of the policy on secondary routes, footways and salt that lies on the road already.</summary>
public sealed partial class GrittingPolicyOptions
{
    /// <summary>When P2 routes are treated. Default AsPrimary. Prolonged (Surrey, Buckinghamshire) leaves them untreated on most frosts: only what lies on the road, freezing rain, deep snow or a long freeze is treated; see the two below.</summary>
    public SecondaryRoutes SecondaryRoutes { get; set; } = SecondaryRoutes.AsPrimary;

    /// <summary>With Prolonged: fresh snow of more than this is treated on P2 routes, mm. Default 20 (Buckinghamshire). Unknown depth counts as more.</summary>
    [Range(1.0, 200.0)]
    public double SecondarySnowAboveMm { get; set; } = 20;

    /// <summary>With Prolonged: P2 routes are treated against frost once their road has measured at or below zero all through the last hours, h. Default 24 (Rochdale's hours of its second-priority footways; Surrey says "prolonged" without a number). The rules look back 48 h.</summary>
    [Range(1.0, 44.0)]
    public double SecondaryAfterFrozenHours { get; set; } = 24;

    /// <summary>Treats footways for frost too. Default false (Bury, Flintshire, East Lothian: ice and snow that stay only). True (Cumbria's main shopping footways) sends somebody out on each moist frost; no rate for footways is sourced.</summary>
    public bool TreatFootwaysForFrost { get; set; }

    /// <summary>Footways of the second class are treated once ice or snow has been measured on them this long, h. Default 24 (Rochdale). The rules look back 48 h.</summary>
    [Range(1.0, 44.0)]
    public double FootwayIceLastedHours { get; set; } = 24;

    /// <summary>… and is expected to stay this much longer, h. Default 48 (Rochdale). A forecast that ends before can't tell, and the footway is watched.</summary>
    [Range(1.0, 96.0)]
    public double FootwayIceStaysFurtherHours { get; set; } = 48;

    /// <summary>Holds the two limits of salt (SaltWarnBelowRst, EscalateAtOrBelowRst) against the matrix's snow and ice rows too, by the road's minimum. Default false: the matrix has those rows without a lower limit. True leaves more to a person.</summary>
    public bool SaltLimitsOnEveryRow { get; set; }

    /// <summary>Reduces a precautionary treatment against frost by the salt that is shown to lie on the road. Default false. True needs measured salinity and film, or a reported treatment of before the decision day and a road dry since; what is not known is no credit. Saves salt, and rests on a sensor or a report being right.</summary>
    public bool CreditResidualSalt { get; set; }

    /// <summary>Measured salt counts only if what is dissolved freezes this far below the road's minimum, K. Default 1.0 (the platform's own).</summary>
    [Range(0.0, 10.0)]
    public double ResidualFreezingMarginK { get; set; } = 1.0;

    /// <summary>Reported salt counts no longer than this, from the treatment's end to the last frost expected, h. Default 24 (field trials lost none on a dry road within 30 h).</summary>
    [Range(1.0, 30.0)]
    public double ResidualSaltHours { get; set; } = 24;

    /// <summary>… and over no more than so many vehicles, by the traffic that the network file tells of the station's road. Default 20,000 (the same trials). Without known traffic there is no credit.</summary>
    [Range(0.0, 20_000.0)]
    public double ResidualSaltVehicles { get; set; } = 20_000;
}
