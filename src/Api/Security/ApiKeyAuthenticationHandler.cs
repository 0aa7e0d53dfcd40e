using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;

namespace Telemetry.Api.Security;

/// <summary>Signs a caller in by an API key. The key itself is never logged; its id is.</summary>
internal sealed class ApiKeyAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyVerifier verifier)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PresentedKey.Of(Request) is not { } key)
        {
            return AuthenticateResult.NoResult();
        }

        var verdict = await verifier.VerifyAsync(key, CredentialKind.ApiKey, Context.RequestAborted);
        if (!verdict.IsValid)
        {
            return AuthenticateResult.Fail($"Not a key in force: {verdict.Problem}.");
        }

        var credential = verdict.Credential;

        var identity = new ClaimsIdentity(SchemeName, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, credential.KeyId));
        identity.AddClaim(new Claim(ClaimTypes.Name, credential.Principal));
        identity.AddClaim(new Claim(ClaimTypes.Role, credential.Role));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"telemetry\"";
        return Task.CompletedTask;
    }
}
