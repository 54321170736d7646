using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Publication;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Which field names the project, and what the award letter says.</summary>
public class Names_and_letters
{
    private const string Two =
        "          - { id: name, type: text, label: N }\n          - { id: called, type: text, label: C, names: project }";

    private static string? Name(string fields, string answers) =>
        CallEngine.ProjectName(Small.Call(Small.Yaml(fields)).Steps[0], JsonNode.Parse(answers)!.AsObject());

    [Fact]
    public void The_project_is_called_as_the_field_that_names_it_and_in_older_versions_as_name()
    {
        Assert.Equal("Zo", Name(Two, """{ "name": "Niet", "called": " Zo " }"""));
        Assert.Null(Name(Two, """{ "name": "Niet" }"""));
        Assert.Equal("Zo", Name(Two.Replace(", names: project", ""), """{ "name": "Zo", "called": "Niet" }"""));
        Assert.Equal("Zo", Name("          - { id: project_name, type: text, label: N }", """{ "project_name": "Zo", "name": 5 }"""));
    }

    [Theory]
    [InlineData("type: text, names: iets", "'iets' is not one of project")]
    [InlineData("type: number, names: project", "unknown key 'names' in the field")]
    [InlineData("type: group, fields: [{ id: y, type: text, label: Y, names: project }]", "only a field of the form itself can name")]
    public void Only_a_text_of_the_form_itself_names_it(string field, string message) =>
        Assert.Contains(Small.Faults(Small.Yaml($"          - {{ id: x, label: X, {field} }}")), f => f.Contains(message));

    [Fact]
    public void One_field_of_a_step_names_it() =>
        Assert.Contains(Small.Faults(Small.Yaml(Two.Replace("type: text, label: N", "type: text, label: N, names: project"))), f =>
            f.Contains("another field of this step does so already")
        );

    private static IReadOnlyList<string> Notes(string top, string fields = Two) =>
        [
            .. PublicationLint
                .Of(Small.Call(Small.Yaml(fields, top)), new PublicationSight())
                .Where(n => n.Message.Contains("letter"))
                .Select(n => $"{n.Place.Line} {n.Message[..40]} {n.Message != n.Nl}"),
        ];

    [Theory]
    [InlineData("", 2)]
    [InlineData("letter: {}", 2)]
    [InlineData("letter: { conditions: [{ nl: Voor 2025., en: Before 2025. }] }", 1)]
    [InlineData("letter: { appeal: { nl: Bij de Raad van State., en: At the Council of State. } }", 1)]
    [InlineData("letter: { conditions: [Voor 2025.], appeal: Bij de Raad van State. }", 0)]
    public void A_letter_without_conditions_or_appeal_is_told_before_publication(string top, int notes) =>
        Assert.Equal(notes, Notes(top).Count);

    [Fact]
    public void So_is_a_project_without_a_name() =>
        Assert.Contains(Notes("letter: { conditions: [A], appeal: B }", Two.Replace(", names: project", "")), n =>
            n.Contains("no field of step 'application' names")
        );
}
