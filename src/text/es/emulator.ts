import type { emulator as english } from '../en/emulator.js';

export const emulator: typeof english = {
  'emulator start': {
    summary: 'Poner en marcha una Graph API en este equipo, con números, plantillas y entregas reales',
    args: {},
    options: {
      port: 'Puerto local; 0 elige uno libre',
      world:
        'Empezar con un mundo ya hecho: bakery (una empresa sana), agency (dos, con fallos) o templates (una plantilla de cada tipo)',
      seed: 'Empezar con lo que describe este archivo JSON (- para la entrada estándar)',
      templates: 'Llenar la primera cuenta hasta esta cantidad de plantillas, con inventadas de todo tipo y estado',
      reviewDelay: 'Cuánto tarda la revisión de una plantilla, por ejemplo 5s',
      statusDelay: 'Cuánto tarda un mensaje entre un paso y otro (sent, delivered, read)',
      latency: 'Cuánto tarda en llegar cada respuesta de la Graph API, por ejemplo 150ms',
      fail: 'Parte de los mensajes, en porcentaje, que se aceptan y luego fallan (131026)',
      loseAnswers: 'Parte de los envíos, en porcentaje, que se aceptan pero cuya respuesta se pierde con la conexión',
      anyToken: 'Aceptar cualquier token de acceso, para clientes que traen el suyo',
    },
    says: {
      ready: (url) => `El emulador responde en ${url}. Pulse Ctrl-C para terminar.`,
      labels: {
        token: 'Token',
        appSecret: 'Clave secreta',
        app: 'Id. de aplicación',
        waba: 'Id. de la WABA',
        phone: 'Id. del número',
        number: 'Número',
        control: 'Control',
      },
      connect: 'Conéctese desde otra terminal:',
      login: 'O inicie sesión con un navegador, mediante la aplicación de prueba:',
      otherToken: (user, scopes) => `Otro token, de ${user} (${scopes}):`,
      refusedWith: (code) => `código ${code}`,
      cut: 'conexión cortada',
      delivered: (field, url, level) => `${field} → ${url} (nivel ${level})`,
      attempt: (attempt) => `intento ${attempt}`,
      notDelivered: {
        'no-app-subscribed': 'no entregado: ninguna aplicación está suscrita a la cuenta',
        'field-not-ticked': 'no entregado: la aplicación no tiene marcado este campo, o no tiene callback',
        'app-in-development':
          'no entregado: la aplicación está en modo de desarrollo y esto no es de un número de prueba',
      },
      handshake: (url) => `verificación con ${url}`,
      leftOut: (events) => `${events} más llegaron más rápido de lo que se podían mostrar`,
      fault: (what) => `fallo del emulador: ${what}`,
    },
  },
  'emulator inbound': {
    summary: 'Hacer que un cliente del emulador escriba al número del canal',
    args: { text: 'Lo que escribe el cliente' },
    options: {
      from: 'El número de teléfono del cliente',
      name: 'El nombre del cliente',
      replyTo: 'El mensaje al que responde (un wamid)',
    },
    says: {
      done: (from) => `${from} escribió un mensaje`,
      labels: { wamid: 'Id. del mensaje' },
      next: '`wabactl webhook listen` lo muestra si el callback está ahí',
    },
  },
  'emulator routes': {
    summary: 'Mostrar qué rutas de la Graph API tiene el emulador, y hasta qué punto',
    args: {},
    options: {},
    says: {
      head: ['MÉTODO', 'RUTA', 'COBERTURA', 'NOTA'],
      count: (total, full) => `${total} rutas, ${full} de ellas completas`,
    },
  },
};
