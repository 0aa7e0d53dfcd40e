namespace Telemetry.Api.CallOuts.Escalation;

/// <summary>Something that wants a person now: it stands, and nobody has acknowledged or shelved it.</summary>
/// <param name="Id">Stable name: <c>decision/{route}/{day}</c> or <c>alert/{rule}/{subject}</c>.</param>
/// <param name="Rank">Which state of it: higher than all that was told means that it is worse.</param>
/// <param name="FirstRank">The rank with which it began: what was told of a lower one was about an earlier matter of the same name.</param>
/// <param name="NotBefore">What was told before this time was about an earlier matter of the same name.</param>
/// <param name="Weight">Puts the graver first in a message.</param>
/// <param name="Since">When it became known, by the host's clock.</param>
internal sealed record Concern(
    string Id, long Rank, long FirstRank, DateTimeOffset NotBefore, int Weight, DateTimeOffset Since, string Title, string Text);
