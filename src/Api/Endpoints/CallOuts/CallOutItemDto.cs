namespace Telemetry.Api.Endpoints.CallOuts;

/// <summary>One matter that people were called out about.</summary>
/// <param name="Concern">decision/{route}/{day} or alert/{rule}/{subject}.</param>
/// <param name="Notice">1 when this level was told for the first time, 2 when again, and so on.</param>
internal sealed record CallOutItemDto(string Concern, int Notice, string Title, string Text);
