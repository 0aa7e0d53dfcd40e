namespace Telemetry.Domain.CallOuts;

/// <summary>One thing that somebody is called out about.</summary>
/// <param name="Concern">Stable name of the thing: <c>decision/{route}/{day}</c> or <c>alert/{rule}/{subject}</c>.</param>
/// <param name="Rank">Which state of it: a higher one is worse than what was told before.</param>
/// <param name="Notice">1 when it goes out for the first time, 2 when it goes out again, and so on.</param>
/// <param name="Title">A few words, for a list or a subject line.</param>
/// <param name="Text">What it is and what to do, in whole sentences.</param>
public sealed record CallOutItem(string Concern, long Rank, int Notice, string Title, string Text);
