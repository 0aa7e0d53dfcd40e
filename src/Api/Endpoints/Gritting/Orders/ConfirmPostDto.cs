using Telemetry.Api.Endpoints.Alerts;

namespace Telemetry.Api.Endpoints.Gritting.Orders;

/// <summary>A confirmation: what was decided is to be done.</summary>
/// <param name="By">Who orders it: a person's name, at most 100 characters.</param>
/// <param name="Reason">What is to be remembered about it, at most 500 characters; may be left out.</param>
internal sealed record ConfirmPostDto(string? By = null, string? Reason = null) : ISignedPost;
