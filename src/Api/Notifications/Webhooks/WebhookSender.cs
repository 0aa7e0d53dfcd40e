using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Security;

namespace Telemetry.Api.Notifications.Webhooks;

/// <summary>Posts a message as signed JSON. Any 2xx is a delivery; of the answer only the status is used.</summary>
internal sealed class WebhookSender : IMessageSender, IDisposable
{
    private readonly NotificationOptions _options;
    private readonly TimeProvider _realTime;
    private readonly TrustedRoots _roots;
    private readonly HttpClient _http;

    /// <param name="resolve">Looks a name up.</param>
    /// <param name="realTime">Signatures are checked against the receiver's clock, so they bear real time even where the host's is simulated.</param>
    public WebhookSender(IOptions<NotificationOptions> options, Func<string, CancellationToken, Task<IPAddress[]>> resolve, TimeProvider realTime)
    {
        _options = options.Value;
        _realTime = realTime;
        _roots = new TrustedRoots(_options.CertificateAuthorities, $"{NotificationOptions.Section}:CertificateAuthorities");
        _http = new HttpClient(new WebhookConnection(_options.AllowedHosts, resolve).Handler(_options, _roots.Accepts)) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    public CallOutChannel Channel => CallOutChannel.Webhook;

    public async Task<SendResult> SendAsync(OutboxMessage message, RecipientOptions recipient, CancellationToken cancellation)
    {
        if (!SecretFile.TryGet(recipient.Secret, recipient.SecretFile, out var secret, out var trouble))
        {
            return new SendResult(SendOutcome.TryAgain, $"not sent: {trouble}");
        }

        if (WebhookSecret.Read(secret) is not { } key)
        {
            return new SendResult(SendOutcome.TryAgain, $"not sent: {recipient.SecretFile} no longer holds a secret");
        }

        using var request = Request(message, recipient, key);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(_options.Timeout);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return Judge(response);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.TryAgain, string.Create(CultureInfo.InvariantCulture, $"no answer within {_options.Timeout.TotalSeconds:0.#} s"));
        }
        catch (HttpRequestException error) when (error.InnerException is AddressRefusedException refused)
        {
            return new SendResult(SendOutcome.Never, $"refused: {refused.Message}");
        }
        catch (HttpRequestException error) when (UntrustedCertificateException.In(error) is { } untrusted)
        {
            return new SendResult(SendOutcome.TryAgain, untrusted.Message);
        }
        catch (HttpRequestException error)
        {
            return new SendResult(SendOutcome.TryAgain, $"{error.HttpRequestError}: {Innermost(error).Message}");
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _roots.Dispose();
    }

    private HttpRequestMessage Request(OutboxMessage message, RecipientOptions recipient, byte[] key)
    {
        var body = Encoding.UTF8.GetBytes(message.Json);
        var timestamp = _realTime.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, recipient.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Telemetry", "1"));
        request.Headers.Add(WebhookSignature.IdHeader, message.CallOut);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(key, message.CallOut, timestamp, body));
        return request;
    }

    private SendResult Judge(HttpResponseMessage response)
    {
        var status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
        return response.StatusCode switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new SendResult(SendOutcome.Delivered, status),
            HttpStatusCode.Gone => new SendResult(SendOutcome.Never, $"{status}: the receiver wants no more messages"),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new SendResult(SendOutcome.TryAgain, $"{status}: a redirect, which is not followed"),
            _ => new SendResult(SendOutcome.TryAgain, status, Wait(response.Headers.RetryAfter)),
        };
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? after) => after switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _realTime.GetUtcNow(),
        _ => null,
    };

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;
}
