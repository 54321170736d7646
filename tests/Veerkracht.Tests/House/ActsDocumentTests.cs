using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

public sealed class ActsDocumentTests
{
    private static readonly string Document = Path.Combine(Repository.Root, "docs", "acts.md");

    /// <summary>The table is written by `veerkracht acts`; who changes a declaration runs it again.</summary>
    [Fact]
    public void The_table_of_the_document_is_what_the_declarations_say() =>
        Assert.Contains(ActsDocument.Table(), File.ReadAllText(Document));

    [Fact]
    public void Every_declaration_says_what_a_reader_asks() => Assert.All(ActCatalogue.All, kind =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", kind.Code);
            Assert.All(new[] { kind.Title.Nl, kind.Title.En, kind.By.Words, kind.Words.From, kind.Words.Changes, kind.Words.Books }, text =>
                Assert.False(string.IsNullOrWhiteSpace(text))
            );
        });

    [Fact]
    public void What_one_person_proposes_and_another_decides_is_declared_so() =>
        Assert.All(
            ActCatalogue.All.Where(k => k.By.Roles.Contains(Role.SecondApprover) && k.Code.Split('-')[0] is "confirm" or "refuse"),
            kind => Assert.True(kind.SecondPerson, kind.Code)
        );
}
