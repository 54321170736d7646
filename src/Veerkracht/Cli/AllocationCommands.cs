using System.CommandLine;
using Veerkracht.Core.Allocation.Commands;

namespace Veerkracht.Cli;

/// <summary>"allocate" and "draw": a decision over many, and a lot, without the site. They print only their answer.</summary>
public static class AllocationCommands
{
    public static Command Allocate()
    {
        var file = new Argument<string>("FILE") { Description = "A round as JSON: its money, method and candidates" };
        var command = new Command("allocate", "Decides a round and prints the result, with every why, as one JSON object") { file };
        command.SetAction(parsed => AllocateCommand.Run(parsed.GetRequiredValue(file), Console.Out, Console.Error));
        return command;
    }

    public static Command Draw()
    {
        var pool = new Option<int>("--pool") { Description = "How many numbers there are, from 1 on", Required = true };
        var take = new Option<int>("--take") { Description = "How many are drawn", Required = true };
        var key = new Option<string>("--key") { Description = "The numbers of each source, as 9319./2.5.8.10.12./", Required = true };
        var command = new Command("draw", "Prints the numbers that RFC 3797 draws by a key, in order, on one line") { pool, take, key };
        command.SetAction(parsed =>
            DrawCommand.Run(
                parsed.GetRequiredValue(pool),
                parsed.GetRequiredValue(take),
                parsed.GetRequiredValue(key),
                Console.Out,
                Console.Error
            )
        );
        return command;
    }
}
