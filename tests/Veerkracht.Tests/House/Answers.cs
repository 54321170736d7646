using System.Net;

namespace Veerkracht.Tests.House;

/// <summary>What an answer says of who asked.</summary>
internal static class Answers
{
    /// <summary>What was asked for, or the way on; for a page about a refusal its own status.</summary>
    public static bool LetsIn(this HttpResponseMessage answer, Address address) =>
        answer.Succeeds() || (int)answer.StatusCode == address.Meant!.Answers;

    private static bool Succeeds(this HttpResponseMessage answer) => (int)answer.StatusCode is >= 200 and < 400 && !answer.SendsAway();

    /// <summary>Not signed in, not allowed, or not there.</summary>
    public static bool KeepsOut(this HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound || answer.SendsAway();

    private static bool SendsAway(this HttpResponseMessage answer) =>
        (int)answer.StatusCode is >= 300 and < 400
        && answer.Headers.Location?.OriginalString is { } to
        && (to.Contains("/aanmelden?terug", StringComparison.Ordinal) || to.Contains("/geen-toegang", StringComparison.Ordinal));
}
