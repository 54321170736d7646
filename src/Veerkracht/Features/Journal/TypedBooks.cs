using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Data;

namespace Veerkracht.Features.Journal;

/// <summary>
/// Gives the accounts of an older database the parts of their books, which stood only in a name: "envelope", "pot:CALL:POT",
/// "right:CALL:RIGHT:HOLDER". No other code reads that grammar.
/// </summary>
public sealed class TypedBooks : IUpgrade
{
    public string Migration => "Floor";

    public async Task Run(Db db, CancellationToken stop)
    {
        var books = await db
            .Database.SqlQuery<NamedBook>($"""SELECT DISTINCT "Kind", "Measure", "Book" AS "Name" FROM "Accounts" WHERE "BookKind" = '' """)
            .ToListAsync(stop);
        foreach (var (account, measure, name) in books)
        {
            var (kind, call, source, holder) = Parts(name);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE "Accounts" SET "BookKind" = {kind.ToString()}, "BookCall" = {call}, "BookSource" = {source}, "BookHolder" = {holder}
                WHERE "Kind" = {account} AND "Measure" = {measure} AND "Book" = {name}
                """,
                stop
            );
        }
    }

    private static (BookKind Kind, string? Call, string? Source, string? Holder) Parts(string name) =>
        name.Split(':') switch
        {
            [Book.EnvelopeName] => (BookKind.Envelope, null, null, null),
            ["pot", var call, var pot] => (BookKind.Pot, call, pot, null),
            ["right", var call, var right, var holder] => (BookKind.Right, call, right, holder),
            _ => throw new InvalidDataException($"The journal has a book “{name}”, which is no envelope, pot or right."),
        };

    private sealed record NamedBook(string Kind, string Measure, string Name);
}
