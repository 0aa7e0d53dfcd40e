using Telemetry.Domain.Decisions;

namespace Telemetry.Api.CallOuts.Concerns;

/// <summary>A decision that asks for more than what people know, and that nobody has acknowledged.</summary>
/// <param name="FirstRank">Id of the record that began it.</param>
/// <param name="Rank">Id of the last record that made it worse.</param>
/// <param name="Since">When it began, by the host's clock.</param>
/// <param name="Baseline">What people know; when <paramref name="IsFirst"/>, the day's first decision itself.</param>
/// <param name="IsFirst">It began with the day's first decision: nothing stood before.</param>
/// <param name="Worse">In words, against the baseline.</param>
internal sealed record DecisionMatter(long FirstRank, long Rank, DateTimeOffset Since, Decision Baseline, bool IsFirst, string Worse);
