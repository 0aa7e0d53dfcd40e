using Telemetry.Domain.Network;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>One station's nights, and how each way of foreseeing its road did.</summary>
internal sealed record SiteResult(Site Site, IReadOnlyList<ObservedNight> Nights, IReadOnlyList<MethodScore> Methods);
