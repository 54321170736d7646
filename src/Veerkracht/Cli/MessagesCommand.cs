using System.CommandLine;
using Veerkracht.Acts;

namespace Veerkracht.Cli;

/// <summary>"messages": every message that there is, as the tables of docs/messages.md.</summary>
public static class MessagesCommand
{
    public static Command Make()
    {
        var command = new Command("messages", "Prints every message with who is told and what it says, as Markdown");
        command.SetAction(_ => Console.Out.Write(MessagesDocument.Tables()));
        return command;
    }
}
