using System.Diagnostics.Metrics;

namespace Veerkracht.Features.Accounts;

/// <summary>How often people signed in and out, and were refused: what shows that somebody tries.</summary>
public static class SignInMeter
{
    public const string Name = "Veerkracht.SignIns";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Count = Meter.CreateCounter<long>("veerkracht.signins", "{signin}", "Signing in and out");

    internal static void Done() => Add("done");

    internal static void Refused() => Add("refused");

    internal static void BadToken() => Add("bad-token");

    internal static void Out() => Add("out");

    private static void Add(string outcome) => Count.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
