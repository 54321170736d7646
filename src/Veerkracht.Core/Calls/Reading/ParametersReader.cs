using System.Collections.ObjectModel;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Numbers that the calls of a measure share: one file with a row for each, which every expression of each call reads as parameters.ID. A
/// published version carries the file as it was.
/// </summary>
public static class ParametersReader
{
    private const string Id = "id",
        Value = "value",
        Nl = "nl",
        En = "en";

    public static IReadOnlyDictionary<string, Parameter> Read(MapReader call, TableTexts tables)
    {
        if (call.Scalar("parameters") is not { } file)
            return ReadOnlyDictionary<string, Parameter>.Empty;
        var numbers = tables.Cells(
            file,
            Id,
            Value,
            new TableTexts.Column<Rational>(Words.Number, cell => new LocalText(
                $"'{cell}' is geen getal zoals 12.5; verbeter de rij",
                $"'{cell}' is not a number like 12.5"
            ))
            {
                HasNames = true,
            },
            call.Scope
        );
        // What is wrong with the file is told once.
        if (numbers is null || Label(Nl) is not { } nl || Label(En) is not { } en)
            return ReadOnlyDictionary<string, Parameter>.Empty;
        foreach (var reserved in numbers.Keys.Where(ReservedWords.Contains))
            call.Scope.NotYet(
                file.Place,
                $"'{reserved}' of '{file.Text}' is a word that CEL keeps for itself and keeps this call from being published; choose "
                    + "another id",
                $"'{reserved}' van '{file.Text}' is een woord dat CEL voor zich houdt en houdt deze oproep tegen bij de publicatie; kies "
                    + "een ander id"
            );
        return numbers
            .ToDictionary(
                n => n.Key,
                n => new Parameter(new(nl.GetValueOrDefault(n.Key).Text ?? n.Key, en.GetValueOrDefault(n.Key).Text), n.Value)
            )
            .AsReadOnly();

        IReadOnlyDictionary<string, Cell>? Label(string column) =>
            tables.Cells(
                file,
                Id,
                column,
                new TableTexts.Column<Cell>(
                    text => text.Length > 0 ? new Cell(text) : null,
                    _ => new LocalText("deze parameter heeft geen naam; vul de rij aan", "this parameter has no name")
                )
                {
                    HasNames = true,
                    IsRead = true,
                },
                call.Scope
            );
    }

    private readonly record struct Cell(string Text);
}
