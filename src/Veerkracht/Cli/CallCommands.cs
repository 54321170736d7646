using System.CommandLine;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Programmes.Commands;
using Veerkracht.Site;

namespace Veerkracht.Cli;

/// <summary>"check", "try" and "schema": a call without the site. They print only their answer.</summary>
public static class CallCommands
{
    private static readonly Option<string?> Step = new("--step") { Description = "Step of the call; without it the first" };
    private static DataFolder? Data => DataFolder.Find(Directory.GetCurrentDirectory(), new SiteOptions().Root);

    public static Command Check()
    {
        var path = new Argument<string>("PATH") { Description = "A call file, or a folder with call files" };
        var command = new Command("check", "Names every fault of a call, one a line: file:line:column: message") { path };
        command.SetAction(parsed => CheckCommand.Run(parsed.GetRequiredValue(path), Console.Out, Console.Error, Data));
        return command;
    }

    public static Command Try()
    {
        var call = new Argument<string>("CALL") { Description = "Slug of a call, or the path of its file" };
        var answers = new Argument<string>("ANSWERS") { Description = "File with the answers as JSON" };
        var applicant = new Option<string>("--as") { Description = "NIS code or KBO number of the applicant", Required = true };
        var on = new Option<string?>("--on") { Description = "Day (or moment) in Brussels, as 2022-09-01; without it now" };
        var with = new Option<string[]>("--with")
        {
            Description = "Replaces a reference value, or what is left in a pot or right, as population=10000",
            AllowMultipleArgumentsPerToken = true,
        };
        var earlier = new Option<string[]>("--earlier")
        {
            Description = "Answers of a step before, as step=file.json",
            AllowMultipleArgumentsPerToken = true,
        };
        var unlisted = new Option<string?>("--class")
        {
            Description = "non-profit or company, for an enterprise number that is not in the reference data",
        };
        var sent = new Option<string?>("--sent")
        {
            Description = "Day on which the application was sent, as 2022-09-01: steps that skip who joins late hang on it",
        };
        var awarded = new Option<string?>("--awarded") { Description = "Day on which the grant was awarded, for the same" };
        var command = new Command("try", "Shows what a call makes of answers, as one JSON object")
        {
            call,
            answers,
            applicant,
            Step,
            on,
            with,
            earlier,
            unlisted,
            sent,
            awarded,
        };
        command.SetAction(parsed =>
            TryCommand.Run(
                new TryRequest(
                    parsed.GetRequiredValue(call),
                    parsed.GetRequiredValue(answers),
                    parsed.GetRequiredValue(applicant),
                    parsed.GetValue(Step),
                    parsed.GetValue(on),
                    parsed.GetValue(with) ?? [],
                    BrusselsTime.Now(TimeProvider.System)
                )
                {
                    Data = Data,
                    Earlier = parsed.GetValue(earlier) ?? [],
                    Class = parsed.GetValue(unlisted),
                    Sent = parsed.GetValue(sent),
                    Awarded = parsed.GetValue(awarded),
                },
                Console.Out,
                Console.Error
            )
        );
        return command;
    }

    public static Command Schema()
    {
        var call = new Argument<string>("CALL") { Description = "Slug of a call, or the path of its file" };
        var command = new Command("schema", "Prints the JSON Schema (2020-12) of the answers of a step") { call, Step };
        command.SetAction(parsed =>
            SchemaCommand.Run(parsed.GetRequiredValue(call), parsed.GetValue(Step), Console.Out, Console.Error, Data)
        );
        return command;
    }
}
