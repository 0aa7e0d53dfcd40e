using Telemetry.Domain.Network;
using Telemetry.Domain.Waste;

namespace Telemetry.Rules.EventTime;

/// <summary>One bin of a site and what is remembered of it beyond the look-back.</summary>
/// <param name="LastEmptied">The last emptying concluded before the moment, however long ago; null when none is known.</param>
public readonly record struct BinMoment(Bin Bin, BinEmptying? LastEmptied);
