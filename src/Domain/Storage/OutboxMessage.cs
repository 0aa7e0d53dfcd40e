using Telemetry.Domain.CallOuts;

namespace Telemetry.Domain.Storage;

/// <summary>A message to one recipient that has to go out, until it is delivered or given up.</summary>
/// <param name="Id">Of the row; rises by order of commit. 0 before it is stored.</param>
/// <param name="CallOut">Id of the call-out, under which the recipient recognises a repeat.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">For people.</param>
/// <param name="Json">For programs; what a webhook signs.</param>
/// <param name="GiveUpAt">No attempt begins after it; the one that is the first may.</param>
/// <param name="DueAt">When it is to be tried next.</param>
public sealed record OutboxMessage(
    long Id,
    string CallOut,
    string Recipient,
    CallOutChannel Channel,
    string Subject,
    string Text,
    string Json,
    DateTimeOffset GiveUpAt,
    DateTimeOffset DueAt,
    int Attempts);
