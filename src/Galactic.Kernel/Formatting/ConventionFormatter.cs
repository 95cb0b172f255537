using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Galactic.Kernel.Hosting;

namespace Galactic.Kernel.Formatting;

/// <summary>
/// Formatters that a type names with an attribute called TypeFormatterSourceAttribute, from any assembly; the
/// members are found by name.
/// </summary>
internal static class ConventionFormatter
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, Item[]> Known = new();

    /// <summary>The forms the type's formatters give; null when it names none or none has something to say.</summary>
    public static MimeBundle? Format(object value)
    {
        Item[] formatters = Known.GetOrAdd(value.GetType(), Find);
        Dictionary<string, string> data = [];
        foreach (Item item in formatters)
        {
            using StringWriter writer = new(CultureInfo.InvariantCulture);
            if (!data.ContainsKey(item.MimeType) && item.Format(value, writer))
            {
                data.Add(item.MimeType, writer.ToString());
            }
        }

        if (data.Count > 0 && !data.ContainsKey(MimeBundle.Text))
        {
            data.Add(MimeBundle.Text, ValueText.Of(value));
        }

        return data.Count > 0 ? new MimeBundle(data) : null;
    }

    private static Item[] Find(Type type)
    {
        object? attribute = Lineage(type).SelectMany(ancestor => ancestor.GetCustomAttributes(inherit: false))
            .FirstOrDefault(candidate => candidate.GetType().Name == AttributeName);
        if (attribute is null)
        {
            return [];
        }

        Type source = Read<Type>(attribute, "FormatterSourceType");
        object instance = Activator.CreateInstance(source, nonPublic: true)!;
        MethodInfo create = source.GetMethod("CreateTypeFormatters", Members, [])
            ?? throw new MissingMethodException(source.FullName, "CreateTypeFormatters()");
        List<Item> items = [];
        foreach (object formatter in (IEnumerable)create.Invoke(instance, [])!)
        {
            items.Add(CreateItem(formatter));
        }

        string[] preferred = ReadOptional<string[]>(attribute, "PreferredMimeTypes") ?? [];
        return preferred.Length == 0
            ? [.. items]
            : [.. preferred.SelectMany(mime => items.Where(item => item.MimeType == mime))];
    }

    /// <summary>The type, what it derives from, then its interfaces.</summary>
    private static IEnumerable<Type> Lineage(Type type)
    {
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }

        foreach (Type contract in type.GetInterfaces())
        {
            yield return contract;
        }
    }

    private static Item CreateItem(object formatter)
    {
        MethodInfo method = formatter.GetType().GetMethod("Format", Members, [typeof(object), typeof(TextWriter)])
            ?? throw new MissingMethodException(formatter.GetType().FullName, "Format(object, TextWriter)");
        Func<object, TextWriter, bool> format = method.CreateDelegate<Func<object, TextWriter, bool>>(formatter);
        return new Item(Read<string>(formatter, "MimeType"), format);
    }

    private static T Read<T>(object owner, string property)
        where T : class =>
        ReadOptional<T>(owner, property)
            ?? throw new MissingMemberException(owner.GetType().FullName, property);

    private static T? ReadOptional<T>(object owner, string property)
        where T : class => owner.GetType().GetProperty(property, Members)?.GetValue(owner) as T;

    private sealed record Item(string MimeType, Func<object, TextWriter, bool> Format);
}
