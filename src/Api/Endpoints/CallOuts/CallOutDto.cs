namespace Telemetry.Api.Endpoints.CallOuts;

/// <summary>A message that called people out. Also the data of a <c>call-out</c> event: when it is made, and again when one of its deliveries ends.</summary>
/// <param name="Id">Of its first record; a live event has the id of its own.</param>
/// <param name="CallOut">Its own id, under which recipients recognise a repeat.</param>
/// <param name="At">Host clock time it was made at, UTC.</param>
/// <param name="Level">From 1, the first people to be called.</param>
/// <param name="Test">A trial of the way, about nothing.</param>
/// <param name="Title">One line: what it is about.</param>
/// <param name="Count">How many matters it is about.</param>
/// <param name="Items">The gravest of them.</param>
/// <param name="Deliveries">What became of it, one for each recipient.</param>
internal sealed record CallOutDto(
    long Id,
    string CallOut,
    DateTimeOffset At,
    int Level,
    bool Test,
    string Title,
    int Count,
    IReadOnlyList<CallOutItemDto> Items,
    IReadOnlyList<CallOutDeliveryDto> Deliveries);
