using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>The certificate in force, read again when its file changes, so that a renewal needs no restart.</summary>
internal sealed class CertificateSource(BrokerTlsOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private SslStreamCertificateContext? _context;
    private DateTime _written;
    private long _lookedAt;

    /// <summary>Throws when the certificate can't be read at first; later the old one stays.</summary>
    public SslStreamCertificateContext Current()
    {
        lock (_lock)
        {
            if (_context is not null && time.GetElapsedTime(_lookedAt) < LookAgainAfter)
            {
                return _context;
            }

            _lookedAt = time.GetTimestamp();
            var written = File.GetLastWriteTimeUtc(options.CertificatePath!);
            if (_context is null || written != _written)
            {
                try
                {
                    _context = Load();
                    _written = written;
                }
                catch (Exception error) when (_context is not null && error is IOException or System.Security.Cryptography.CryptographicException)
                {
                    BrokerLog.CertificateUnreadable(logger, error);
                }
            }

            return _context!;
        }
    }

    private SslStreamCertificateContext Load()
    {
        var password = string.IsNullOrWhiteSpace(options.PasswordFile) ? options.Password : File.ReadAllText(options.PasswordFile).TrimEnd('\r', '\n');
        var path = options.CertificatePath!;
        if (path.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".p12", StringComparison.OrdinalIgnoreCase))
        {
            var chain = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password);
            var own = chain.First(certificate => certificate.HasPrivateKey);
            return SslStreamCertificateContext.Create(own, chain, offline: true);
        }

        var leaf = string.IsNullOrEmpty(password)
            ? X509Certificate2.CreateFromPemFile(path, options.KeyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, options.KeyPath);
        var rest = new X509Certificate2Collection();
        rest.ImportFromPemFile(path);
        return SslStreamCertificateContext.Create(leaf, rest, offline: true);
    }
}
