using System.CommandLine;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Cli;

/// <summary>
/// "bounce": reads one report on a mail that came back (RFC 3464), as a mail server hands it on, and counts it. Beside a site that runs.
/// </summary>
public static class BounceCommand
{
    /// <summary>For a mail server (EX_TEMPFAIL of sysexits.h): keep it and try later.</summary>
    private const int TryLater = 75;

    public static Command Make()
    {
        var file = new Argument<string?>("file")
        {
            Description = "The report, as a message; without it what stands on standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("bounce", "Counts a mail that came back, so that an address that takes none gets no more")
        {
            file,
            StoreOptions.Data,
            StoreOptions.Postgres,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                if (parsed.GetValue(file) is { } name && !File.Exists(name))
                {
                    Console.Error.WriteLine($"{name} is not there.");
                    return 2;
                }
                using var report = await Whole(parsed.GetValue(file), stop);
                if (report is null)
                {
                    Console.WriteLine("This is too long for a report on one of our mails.");
                    return 0;
                }
                var result = BounceResult.NotOurs;
                var done = await StoredData.With(
                    StoreOptions.From(parsed),
                    async services =>
                    {
                        result = await services.GetRequiredService<CountBounce>().Do(report, stop);
                        return 0;
                    },
                    stop
                );
                if (done == 0)
                    Console.WriteLine(Words(result));
                return done == 0 ? 0 : TryLater;
            }
        );
        return command;
    }

    private static string Words(BounceResult result) =>
        result switch
        {
            BounceResult.OnlyLate => "The mail is only late: nothing is counted.",
            BounceResult.Known => "This mail came back before: nothing is counted.",
            BounceResult.Counted => "Counted.",
            BounceResult.Ended => "Counted: the address gets no more mail, until its owner asks for it.",
            _ => "This is no report on a mail of this site to an address that somebody has.",
        };

    /// <summary>Null where it is longer than a report can be.</summary>
    private static async Task<MemoryStream?> Whole(string? file, CancellationToken stop)
    {
        await using var from = file is null ? Console.OpenStandardInput() : File.OpenRead(file);
        var (whole, part) = (new MemoryStream(), new byte[8192]);
        while (await from.ReadAsync(part, stop) is > 0 and var read)
        {
            if (whole.Length + read > BounceReport.Longest)
                return null;
            whole.Write(part.AsSpan(0, read));
        }
        whole.Position = 0;
        return whole;
    }
}
