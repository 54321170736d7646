using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Privacy;

namespace Veerkracht.Cli;

/// <summary>
/// "forgotten": prints the list of who was forgotten, as prints of their ids, to be kept apart from the copies. "forgotten --again FILE"
/// forgets anew whom such a list names and a copy brought back.
/// </summary>
public static class ForgottenCommand
{
    public static Command Make()
    {
        var again = new Option<string?>("--again")
        {
            Description = "A list from before; whoever it names and is there, is forgotten again",
        };
        var command = new Command("forgotten", "Prints who was forgotten, as prints that tell nobody who; or forgets them again")
        {
            again,
            StoreOptions.Data,
            StoreOptions.Postgres,
        };
        command.SetAction(
            (parsed, stop) =>
                StoredData.With(
                    StoreOptions.From(parsed),
                    services => parsed.GetValue(again) is { } file ? Again(services, file, stop) : Print(services, stop),
                    stop
                )
        );
        return command;
    }

    /// <summary>A line of the log, which may stand among them, is none.</summary>
    private static bool IsPrint(string line) => line.Length == 64 && line.All(char.IsAsciiHexDigitLower);

    private static async Task<int> Print(IServiceProvider services, CancellationToken stop)
    {
        foreach (var print in await services.GetRequiredService<Db>().ForgottenPeople.Select(f => f.Sha256).Order().ToListAsync(stop))
            Console.WriteLine(print);
        return 0;
    }

    private static async Task<int> Again(IServiceProvider services, string file, CancellationToken stop)
    {
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"{file} is not there. Name the list that 'veerkracht forgotten' printed.");
            return 2;
        }
        var lines = await File.ReadAllLinesAsync(file, stop);
        var prints = lines.Select(l => l.Trim()).Where(IsPrint).ToHashSet();
        if (prints.Count == 0 && lines.Any(l => l.Trim().Length > 0))
        {
            Console.Error.WriteLine($"{file} holds nothing of the list that 'veerkracht forgotten' prints.");
            return 2;
        }
        var done = await services.GetRequiredService<ForgetAgain>().Do(prints, stop);
        Console.WriteLine(
            done.Done ? $"{done.Value} people of the list were there, and are forgotten." : done.Refusals[0].Text.In(Core.Texts.Language.En)
        );
        return done.Done ? 0 : 1;
    }
}
