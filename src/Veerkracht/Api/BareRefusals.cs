using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Veerkracht.Core.Texts;

namespace Veerkracht.Api;

/// <summary>
/// Requests that the web server refuses before any middleware sees them (a NUL in the address, an address of many kilobytes) get problem details too. The
/// server tells of them just before it answers with an empty body and closes; that answer is written here in its place.
/// </summary>
internal sealed class BareRefusals : IObserver<KeyValuePair<string, object?>>
{
    private const string Refused = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";
    private static readonly object Gate = new();
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Puts a gate on what leaves a connection, so that the server's own empty answer can be held back.</summary>
    public static void Guard(ListenOptions listen) =>
        listen.Use(next =>
            connection =>
            {
                var gate = new LastAnswer(connection.Transport.Output);
                connection.Items[Gate] = gate;
                connection.Transport = new GatedTransport(connection.Transport.Input, gate);
                return next(connection);
            }
        );

    /// <summary>Listens as long as the site runs.</summary>
    public static void Listen(IServiceProvider services) =>
        services.GetRequiredService<DiagnosticListener>().Subscribe(new BareRefusals(), name => name == Refused);

    public void OnNext(KeyValuePair<string, object?> told)
    {
        if (told.Key != Refused || told.Value is not IFeatureCollection features)
            return;
        // Inside TLS the bytes of the connection are not ours to write.
        if (features.Get<IHttpResponseFeature>() is not { HasStarted: false } || features.Get<ITlsConnectionFeature>() is not null)
            return;
        if (features.Get<IConnectionItemsFeature>()?.Items[Gate] is not LastAnswer gate)
            return;
        var status = (features.Get<IBadRequestExceptionFeature>()?.Error as Microsoft.AspNetCore.Http.BadHttpRequestException)?.StatusCode
            ?? StatusCodes.Status400BadRequest;
        var body = JsonSerializer.SerializeToUtf8Bytes(Problem(status), Json);
        var head =
            $"HTTP/1.1 {status} {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status)}\r\nContent-Type: {Problems.ContentType}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        gate.Answer([.. Encoding.ASCII.GetBytes(head), .. body]);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private static ProblemJson Problem(int status)
    {
        var (code, text) = status switch
        {
            StatusCodes.Status414UriTooLong => (
                "address-too-long",
                new LocalText("Dit adres is te lang. Maak uw zoekopdracht korter.", "This address is too long. Make your query shorter.")
            ),
            StatusCodes.Status431RequestHeaderFieldsTooLarge => (
                "headers-too-large",
                new LocalText("De headers van dit verzoek zijn te groot.", "The headers of this request are too large.")
            ),
            StatusCodes.Status408RequestTimeout => (
                "too-slow",
                new LocalText(
                    "Dit verzoek kwam niet op tijd volledig aan. Probeer het opnieuw.",
                    "This request did not arrive whole in time. Try again."
                )
            ),
            _ => (
                "unreadable",
                new LocalText(
                    "Dit verzoek is niet te lezen: het adres bevat een teken dat niet kan.",
                    "This request cannot be read: its address holds a character that cannot be there."
                )
            ),
        };
        return new ProblemJson("urn:veerkracht:" + code, text.Nl, status, code, [new ProblemError(null, code, TextJson.Of(text))]);
    }
}
