namespace Telemetry.Rules.AirQuality.Objectives;

/// <summary>What can be said of an objective from what was measured.</summary>
public enum ObjectiveStatus
{
    /// <summary>Too little was measured to say more than what was counted.</summary>
    InsufficientData,

    /// <summary>Within what is permitted: so far, or for the year when it is over.</summary>
    Within,

    /// <summary>An annual mean that is above its level so far; it may still come down.</summary>
    AboveSoFar,

    /// <summary>More means were above the level than a year may have, which no later one can undo; or the year is over and its mean is above.</summary>
    Exceeded,

    /// <summary>An indicative instrument can't show compliance with the law, nor a breach of it.</summary>
    NotJudged,

    /// <summary>The instrument reads too seldom for this mean.</summary>
    NotMeasured,
}
