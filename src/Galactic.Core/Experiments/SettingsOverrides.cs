using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Galactic.Assets;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Changes single values of a tree of init-only records by dotted names, "ppo.gamma=0.98".</summary>
public static class SettingsOverrides
{
    /// <summary>A copy of the settings with the overrides applied in order.</summary>
    /// <param name="settings">Left as it is.</param>
    /// <param name="overrides">Texts "name.name=value"; names match without regard to case.</param>
    /// <exception cref="ArgumentException">A name is unknown (the message gives the nearest one), or a value does not
    /// fit its property.</exception>
    public static T Apply<T>(T settings, IEnumerable<string> overrides)
        where T : class
    {
        foreach (string text in overrides)
        {
            int equals = text.IndexOf('=');
            if (equals <= 0)
            {
                throw new ArgumentException($"\"{text}\" is not of the form name.name=value.", nameof(overrides));
            }

            settings = ApplyOne(settings, text[..equals].Trim(), text[(equals + 1)..].Trim());
        }

        return settings;
    }

    private static T ApplyOne<T>(T settings, string path, string value)
        where T : class
    {
        JsonNode root = JsonSerializer.SerializeToNode(settings, SettingsJson.Options)!;
        JsonObject parent = root.AsObject();
        Type type = settings.GetType();
        object? current = settings;
        string[] names = path.Split('.');
        for (int i = 0; i < names.Length - 1; i++)
        {
            PropertyInfo group = Find(type, names, i);
            parent = parent[Key(group)] as JsonObject
                ?? throw new ArgumentException(
                    $"{string.Join('.', names[..(i + 1)])} is a single value, without parts.");

            // A property declared as some task holds a task of a kind, which has more settings.
            current = group.GetValue(current);
            type = current?.GetType() ?? group.PropertyType;
        }

        PropertyInfo property = Find(type, names, names.Length - 1);
        parent[Key(property)] = Parse(property.PropertyType, path, value);
        try
        {
            return (T)root.Deserialize(settings.GetType(), SettingsJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"{path}={value}: {Reason(exception, path)}", exception);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"{path}={value}: {(exception.InnerException ?? exception).Message}", exception);
        }
    }

    private static PropertyInfo Find(Type type, string[] names, int at)
    {
        PropertyInfo[] known =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.CanWrite && !p.IsDefined(typeof(JsonIgnoreAttribute))),
        ];
        PropertyInfo? found = Array.Find(known, p => p.Name.Equals(names[at], StringComparison.OrdinalIgnoreCase));
        if (found is not null)
        {
            return found;
        }

        string prefix = string.Concat(names[..at].Select(n => n + "."));
        string full = prefix + names[at];
        if (known.Length == 0)
        {
            throw new ArgumentException($"Unknown setting {full}: {prefix.TrimEnd('.')} is a single value.");
        }

        string nearest = Nearest.Among(names[at], known.Select(Key));
        throw new ArgumentException($"Unknown setting {full}. Did you mean {prefix}{nearest}?");
    }

    private static JsonNode? Parse(Type declared, string path, string value)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type != declared && value is "null" or "none")
        {
            return null;
        }

        if (type == typeof(string) || (type == typeof(EmbodiedTask) && !value.StartsWith('{')))
        {
            return JsonValue.Create(value);
        }

        if (type == typeof(bool))
        {
            return bool.TryParse(value, out bool flag)
                ? JsonValue.Create(flag)
                : throw new ArgumentException($"{path}={value}: expected true or false.");
        }

        if (type.IsEnum)
        {
            string nearest = Nearest.Among(value, Enum.GetNames(type));
            return nearest.Equals(value, StringComparison.OrdinalIgnoreCase)
                ? JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(nearest))
                : throw new ArgumentException(
                    $"{path}={value}: expected one of {string.Join(", ", Enum.GetNames(type))}. Did you mean {nearest}?");
        }

        return ParseNumber(type, path, value);
    }

    private static JsonNode ParseNumber(Type type, string path, string value)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        bool real = type == typeof(float) || type == typeof(double);
        if (real && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number))
        {
            return JsonValue.Create(number);
        }

        if (!real && decimal.TryParse(value, Whole, CultureInfo.InvariantCulture, out decimal whole)
            && whole == decimal.Truncate(whole))
        {
            return JsonNode.Parse(decimal.Truncate(whole).ToString("F0", CultureInfo.InvariantCulture))!;
        }

        if (type.IsPrimitive)
        {
            throw new ArgumentException($"{path}={value}: expected {(real ? "a number" : "a whole number")}.");
        }

        try
        {
            return JsonNode.Parse(value) ?? throw new ArgumentException($"{path} cannot be null.");
        }
        catch (JsonException exception)
        {
            string wanted = type.IsAssignableTo(typeof(System.Collections.IEnumerable))
                ? "a list such as [\"a\", \"b\"] or [1, 2]"
                : "settings in braces such as {\"name\": 1}";
            throw new ArgumentException($"{path}={value}: expected {wanted}.", exception);
        }
    }

    /// <summary>What a setting itself says of a value, or what the reader of the value says.</summary>
    private static string Reason(JsonException exception, string path)
    {
        if (exception.InnerException is ArgumentException refusal)
        {
            return refusal.Message;
        }

        string reason = JsonProblem.Describe(exception);
        string place = path + ": ";
        return reason.StartsWith(place, StringComparison.OrdinalIgnoreCase) ? reason[place.Length..] : reason;
    }

    private static string Key(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
