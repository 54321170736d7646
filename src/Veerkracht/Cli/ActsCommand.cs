using System.CommandLine;
using Veerkracht.Acts;

namespace Veerkracht.Cli;

/// <summary>"acts": every act that there is, as the table of docs/acts.md.</summary>
public static class ActsCommand
{
    public static Command Make()
    {
        var command = new Command("acts", "Prints every act with who may do it, from where, and what it books, as Markdown");
        command.SetAction(_ => Console.Out.Write(ActsDocument.Table()));
        return command;
    }
}
