namespace Telemetry.Api.Endpoints.Gritting.Planning;

/// <summary>What one route asks for.</summary>
/// <param name="Action">As in a decision: what was ordered where an order stands, else what was decided.</param>
/// <param name="Ordered">Whether a person confirmed or overrode the decision that stands.</param>
/// <param name="SpreadRateGPerM2">g/m² of the route's salt for each treatment; null where none is planned or the rate is a person's call.</param>
/// <param name="Treatments">1, 2, successive, or null when no treatment is planned.</param>
/// <param name="SaltTonnes">t for every treatment together; 0 where nothing is spread.</param>
/// <param name="Assumed">The rate or how often is open: tonnes and pounds rest on Telemetry:Backtest's assumptions.</param>
/// <param name="LoadsPerTreatment">Spreader loads (Telemetry:Plan:SpreaderTonnes) that one treatment takes. The time to reload is not reckoned.</param>
/// <param name="Pounds">Cost of every treatment, £, by Telemetry:Backtest's prices.</param>
/// <param name="StartBy">Latest start of the first treatment, UTC; the ordered one where an order names it.</param>
/// <param name="DoneBy">When that treatment is done if it starts then, UTC.</param>
/// <param name="MinRst">Lowest road surface temperature expected, °C.</param>
/// <param name="IceProbability">Probability of ice on the untreated route, 0 to 1.</param>
internal sealed record RoutePlanDto(
    string Route,
    string Name,
    string Action,
    bool Ordered,
    double? SpreadRateGPerM2,
    string? Treatments,
    double SaltTonnes,
    bool Assumed,
    int LoadsPerTreatment,
    double Pounds,
    DateTimeOffset? StartBy,
    DateTimeOffset? DoneBy,
    double? MinRst,
    double? IceProbability);
